using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LazyRich.Studies.Tests.Schema;

/// <summary>The part of JSON Schema that the study file's schema uses, so that a test can hold studies against it.</summary>
internal sealed class SchemaCheck(JsonNode root)
{
    private static readonly HashSet<string> Known =
    [
        "$schema", "$defs", "$ref", "title", "description", "default", "type", "properties", "required", "additionalProperties", "minProperties", "items", "contains",
        "minItems", "maxItems", "anyOf", "enum", "const", "pattern", "minimum", "exclusiveMinimum", "maximum",
    ];

    public bool Accepts(JsonNode? value) => Accepts(root, value);

    private bool Accepts(JsonNode schema, JsonNode? value)
    {
        JsonObject rules = schema.AsObject();
        Assert.All(rules, rule => Assert.Contains(rule.Key, Known));
        return rules.All(rule => rule.Key switch
        {
            "$ref" => Accepts(root["$defs"]![$"{rule.Value}"["#/$defs/".Length..]] ?? throw new KeyNotFoundException($"{rule.Value}"), value),
            "anyOf" => rule.Value!.AsArray().Any(each => Accepts(each!, value)),
            "type" => IsOf($"{rule.Value}", value),
            "const" => JsonNode.DeepEquals(rule.Value, value),
            "enum" => rule.Value!.AsArray().Any(each => JsonNode.DeepEquals(each, value)),
            "pattern" => value is not JsonValue || Regex.IsMatch($"{value}", $"{rule.Value}"),
            "minimum" => (double)value! >= (double)rule.Value!,
            "exclusiveMinimum" => (double)value! > (double)rule.Value!,
            "maximum" => (double)value! <= (double)rule.Value!,
            "items" => value is not JsonArray items || items.All(item => Accepts(rule.Value!, item)),
            "contains" => value is not JsonArray some || some.Any(item => Accepts(rule.Value!, item)),
            "minItems" => value is not JsonArray few || few.Count >= (int)rule.Value!,
            "maxItems" => value is not JsonArray many || many.Count <= (int)rule.Value!,
            "minProperties" => value is not JsonObject map || map.Count >= (int)rule.Value!,
            "required" => value is not JsonObject map || rule.Value!.AsArray().All(name => map.ContainsKey($"{name}")),
            "properties" => value is not JsonObject map || map.All(pair => rule.Value![pair.Key] is not JsonNode its || Accepts(its, pair.Value)),
            "additionalProperties" => value is not JsonObject map || map.All(pair => rules["properties"]?[pair.Key] is not null || (rule.Value is JsonObject its && Accepts(its, pair.Value))),
            _ => true,
        });
    }

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == System.Text.Json.JsonValueKind.String,
        "boolean" => value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        "number" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number,
        "integer" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number && (double)value == Math.Floor((double)value),
        _ => throw new NotSupportedException(type),
    };
}
