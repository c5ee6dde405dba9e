using System.Text.Json.Nodes;

namespace LazyRich.Reporting.Json;

/// <summary>The shape of an observable at one time: <c>[]</c> a scalar, <c>[5]</c> a vector, <c>[5, 3]</c> a matrix.</summary>
internal static class ShapeJson
{
    public static JsonArray Of(int[] shape) => [.. shape.Select(size => (JsonNode)size)];

    public static int[] Read(JsonNode json) => [.. json.AsArray().Select(size => (int)size!)];
}
