using System.Text.Json.Nodes;
using LazyRich.Studies.Plan;

namespace LazyRich.Reporting.Json;

/// <summary>What varies in a study, and what its widths forbid.</summary>
public static class PlanJson
{
    public static JsonArray Axes(IEnumerable<Axis> axes) => [.. axes.Select(axis => (JsonNode)new JsonObject
    {
        ["name"] = axis.Name,
        ["values"] = JsonText.Texts(axis.Values),
    })];

    public static IReadOnlyList<Axis> ReadAxes(JsonNode json) =>
        [.. json.AsArray().Select(axis => new Axis((string)axis!["name"]!, [.. JsonText.ReadTexts(axis["values"]!)]))];

    public static JsonArray Skipped(IEnumerable<SkippedPoint> points) => [.. points.Select(point => (JsonNode)new JsonObject
    {
        ["architecture"] = point.Architecture,
        ["lambda"] = JsonText.Number(point.Lambda),
        ["why"] = point.Why,
    })];

    public static IReadOnlyList<SkippedPoint> ReadSkipped(JsonNode json) => [.. json.AsArray().Select(point =>
        new SkippedPoint((string)point!["architecture"]!, JsonText.ReadNumber(point["lambda"]!), (string)point["why"]!))];
}
