using System.Text.Json.Nodes;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Json;

/// <summary>A study after an order.</summary>
public static class OrderJson
{
    /// <param name="running">Whether a process works on the store.</param>
    public static JsonObject Of(StudyStatus before, StudyStatus after, bool changed, bool running)
    {
        JsonObject json = StudyJson.Of(after, running);
        json.Insert(1, "changed", changed);
        json.Insert(2, "before", before.State);
        return json;
    }
}
