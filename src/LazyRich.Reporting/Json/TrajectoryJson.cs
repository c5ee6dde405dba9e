using System.Text.Json.Nodes;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Json;

public static class TrajectoryJson
{
    /// <summary>Values of a vector or matrix observable are flat: time-major, then row-major, with the shape beside them.</summary>
    public static JsonObject Of(StoredTrajectory trajectory) => new()
    {
        ["run"] = trajectory.Key.ToString(),
        ["parameters"] = new JsonObject(trajectory.Parameters.Select(pair => KeyValuePair.Create(pair.Key, JsonText.Value(pair.Value)))),
        ["t"] = JsonText.Numbers(trajectory.Times),
        ["series"] = new JsonObject(trajectory.Series.Select(series => KeyValuePair.Create(series.Observable, (JsonNode?)new JsonObject
        {
            ["shape"] = new JsonArray([.. series.Shape.Select(size => (JsonNode)size)]),
            ["values"] = JsonText.Numbers(series.Values),
        }))),
    };
}
