using System.Text.Json.Nodes;
using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Sql;

namespace LazyRich.Reporting.Json;

/// <summary>Rows are arrays: SQL may name two columns alike.</summary>
public static class SqlJson
{
    public static JsonObject Of(SqlResult result)
    {
        JsonObject json = QueryJson.Table(new QueryResult(result.Columns, result.Rows));
        json.Remove("next");
        json["more"] = result.More;
        return json;
    }

    public static SqlResult Read(JsonObject json)
    {
        QueryResult table = QueryJson.ReadTable(json);
        return new(table.Columns, table.Rows, (bool)json["more"]!);
    }
}
