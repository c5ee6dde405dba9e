using System.Text.Json;
using System.Text.Json.Nodes;

namespace LazyRich.Reporting.Json;

/// <summary>A run's parameters. Seeds are whole numbers, every other number is a double.</summary>
internal static class ParameterJson
{
    public static JsonObject Of(IEnumerable<KeyValuePair<string, object?>> parameters) =>
        new(parameters.Select(pair => KeyValuePair.Create(pair.Key, JsonText.Value(pair.Value))));

    public static IEnumerable<KeyValuePair<string, object?>> Read(JsonObject json) =>
        json.Select(pair => KeyValuePair.Create(pair.Key, Value(pair.Key, pair.Value)));

    private static object? Value(string name, JsonNode? node) => node?.GetValueKind() switch
    {
        null => null,
        JsonValueKind.Number when name == "seed" => (long)node,
        JsonValueKind.Number => (double)node,
        _ => (string)node!,
    };
}
