using System.Text.Json.Nodes;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;
using Microsoft.AspNetCore.Http;

namespace LazyRich.Reporting.Api;

/// <summary>Answers a query over runs, a page at a time. <c>shape=arrays</c> gives rows as arrays with their columns' types, half as long.</summary>
internal static class RunAnswers
{
    public static Task Answer(HttpContext context, IStoreReader reader, string? study)
    {
        QueryResult result = reader.Query(RunQueryText.Read(study, context.Request.Query));
        JsonObject answer = context.Request.Query["shape"] == "arrays" ? QueryJson.Table(result) : new()
        {
            ["columns"] = JsonText.Texts(result.Columns),
            ["rows"] = QueryJson.Rows(result),
            ["next"] = result.Next,
        };
        answer.Insert(0, "study", study);
        answer.Insert(1, "count", result.Rows.Count);
        return JsonAnswer.Ok(context, answer);
    }
}
