using System.Text.Json.Nodes;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Json;

public static class QueryJson
{
    private const string Whole = "integer", Real = "number", Text = "text";

    /// <summary>An object a row, by column name.</summary>
    public static JsonArray Rows(QueryResult result) => [.. result.Rows.Select(row => (JsonNode)Row(result.Columns, row))];

    public static JsonObject Row(IReadOnlyList<string> columns, object?[] row)
    {
        var json = new JsonObject();
        for (int i = 0; i < columns.Count; i++)
            json[columns[i]] = JsonText.Value(row[i]);
        return json;
    }

    /// <summary>
    /// An array a row, and what JSON does not tell: whether 1 is a whole number, and "NaN" a text. <c>integer</c>, <c>number</c> or <c>text</c>
    /// for each column; null where it has no value.
    /// </summary>
    public static JsonObject Table(QueryResult result) => new()
    {
        ["columns"] = JsonText.Texts(result.Columns),
        ["types"] = new JsonArray([.. Enumerable.Range(0, result.Columns.Count).Select(i => (JsonNode?)TypeOf(result, i))]),
        ["rows"] = new JsonArray([.. result.Rows.Select(row => (JsonNode)new JsonArray([.. row.Select(JsonText.Value)]))]),
        ["next"] = result.Next,
        ["plan"] = result.Plan,
    };

    public static QueryResult ReadTable(JsonObject json)
    {
        string?[] types = [.. json["types"]!.AsArray().Select(type => (string?)type)];
        return new(JsonText.ReadTexts(json["columns"]!), [.. json["rows"]!.AsArray().Select(row => Row(row!.AsArray(), types))])
        {
            Next = (long?)json["next"],
            Plan = (long?)json["plan"],
        };
    }

    private static string? TypeOf(QueryResult result, int column) => result.Rows.Select(row => row[column]).FirstOrDefault(value => value is not null) switch
    {
        null => null,
        string => Text,
        double => Real,
        _ => result.Rows.Any(row => row[column] is double) ? Real : Whole,
    };

    private static object?[] Row(JsonArray row, string?[] types)
    {
        var values = new object?[row.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = row[i] is not { } node ? null : types[i] switch
            {
                Whole => (long)node,
                Real => JsonText.ReadNumber(node),
                _ => (string)node!,
            };
        }

        return values;
    }
}
