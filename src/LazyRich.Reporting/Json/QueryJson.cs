using System.Text.Json.Nodes;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Json;

public static class QueryJson
{
    /// <summary>An object a row, by column name.</summary>
    public static JsonArray Rows(QueryResult result) => [.. result.Rows.Select(row => (JsonNode)Row(result.Columns, row))];

    public static JsonObject Row(IReadOnlyList<string> columns, object?[] row)
    {
        var json = new JsonObject();
        for (int i = 0; i < columns.Count; i++)
            json[columns[i]] = JsonText.Value(row[i]);
        return json;
    }
}
