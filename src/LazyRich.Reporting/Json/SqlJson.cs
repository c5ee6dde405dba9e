using System.Text.Json.Nodes;
using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Sql;

namespace LazyRich.Reporting.Json;

/// <summary>Rows are arrays: SQL may name two columns alike. <c>cut</c> is limit or size where there are more rows, else null.</summary>
public static class SqlJson
{
    public static JsonObject Of(SqlResult result)
    {
        JsonObject json = QueryJson.Table(new QueryResult(result.Columns, result.Rows));
        json.Remove("next");
        json.Remove("plan");
        json["more"] = result.More;
        json["cut"] = result.Cut switch { SqlCut.None => null, SqlCut.Limit => "limit", _ => "size" };
        return json;
    }

    public static SqlResult Read(JsonObject json)
    {
        QueryResult table = QueryJson.ReadTable(json);
        return new(table.Columns, table.Rows, (string?)json["cut"] switch { null => SqlCut.None, "limit" => SqlCut.Limit, _ => SqlCut.Size });
    }
}
