using System.Text.Json.Nodes;
using LazyRich.Store.Reading;
using LazyRich.Studies.Plan;

namespace LazyRich.Reporting.Json;

public static class TrajectoryJson
{
    /// <summary>Values of a vector or matrix observable are flat: time-major, then row-major, with the shape beside them.</summary>
    public static JsonObject Of(StoredTrajectory trajectory) => new()
    {
        ["run"] = trajectory.Key.ToString(),
        ["parameters"] = ParameterJson.Of(trajectory.Parameters),
        ["t"] = JsonText.Numbers(trajectory.Times),
        ["series"] = new JsonObject(trajectory.Series.Select(series => KeyValuePair.Create(series.Observable, (JsonNode?)new JsonObject
        {
            ["shape"] = ShapeJson.Of(series.Shape),
            ["values"] = JsonText.Numbers(series.Values),
        }))),
    };

    /// <summary>The other way, for a client.</summary>
    public static StoredTrajectory Read(JsonObject json) => new(
        RunKey.TryParse((string)json["run"]!, out RunKey key) ? key : throw new FormatException($"'{json["run"]}' is no run key."),
        [.. ParameterJson.Read(json["parameters"]!.AsObject())],
        JsonText.ReadNumbers(json["t"]!.AsArray()),
        [.. json["series"]!.AsObject().Select(series => new StoredSeries(
            series.Key, ShapeJson.Read(series.Value!["shape"]!), JsonText.ReadNumbers(series.Value["values"]!.AsArray())))]);
}
