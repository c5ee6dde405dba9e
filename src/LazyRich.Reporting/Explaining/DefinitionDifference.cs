using System.Text.Json.Nodes;
using LazyRich.Reporting.Json;

namespace LazyRich.Reporting.Explaining;

/// <summary>A field in which two definitions differ.</summary>
/// <param name="Field">Dotted, as the study file and queries name it: <c>init.scale</c>.</param>
/// <param name="Here">As JSON; null: the field is not there.</param>
public sealed record DefinitionDifference(string Field, string? Here, string? There)
{
    /// <summary>Between two canonical definitions, in the order of their fields. A list is compared as a whole.</summary>
    public static IReadOnlyList<DefinitionDifference> Between(string here, string there)
    {
        var differences = new List<DefinitionDifference>();
        Compare("", JsonNode.Parse(here), JsonNode.Parse(there), differences);
        return differences;
    }

    private static void Compare(string field, JsonNode? here, JsonNode? there, List<DefinitionDifference> differences)
    {
        if (here is JsonObject a && there is JsonObject b)
        {
            foreach (string name in a.Select(pair => pair.Key).Union(b.Select(pair => pair.Key)).Order(StringComparer.Ordinal))
                Compare(field.Length == 0 ? name : $"{field}.{name}", a[name], b[name], differences);
        }
        else if (!JsonNode.DeepEquals(here, there))
        {
            differences.Add(new(field, Text(here), Text(there)));
        }
    }

    private static string? Text(JsonNode? value) => value is null ? null : JsonText.Compact(value);
}
