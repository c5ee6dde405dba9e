using System.Text.Json.Nodes;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Json;

/// <summary>A study's file: its text, and the digest of each matrix file that it names, under which <c>/api/inputs</c> has the numbers.</summary>
public static class SourceJson
{
    public static JsonObject Of(string study, StoredSource? source) => new()
    {
        ["study"] = study,
        ["text"] = source?.Text,
        ["files"] = new JsonObject((source?.Files ?? new Dictionary<string, string>()).Select(file => KeyValuePair.Create(file.Key, (JsonNode?)file.Value))),
    };

    /// <returns>Null when the study went away while it was asked about.</returns>
    public static StoredSource? Read(JsonNode json)
    {
        // A head of an earlier version says nothing of files.
        IEnumerable<KeyValuePair<string, JsonNode?>> files = json["files"]?.AsObject() ?? [];
        return (string?)json["text"] is { } text ? new(text, files.ToDictionary(file => file.Key, file => (string)file.Value!)) : null;
    }
}
