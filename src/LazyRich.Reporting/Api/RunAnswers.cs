using System.Text.Json.Nodes;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Paging;
using Microsoft.AspNetCore.Http;

namespace LazyRich.Reporting.Api;

/// <summary>
/// Answers a query over runs, a page at a time. <c>shape=arrays</c> gives rows as arrays with their columns' types, half as long; <c>shape=count</c>
/// counts them.
/// </summary>
internal static class RunAnswers
{
    public static Task Answer(HttpContext context, IStoreReader reader, string? study)
    {
        RunQuery query = RunQueryText.Read(study, context.Request.Query);
        if (context.Request.Query["shape"] == "count")
            return JsonAnswer.Ok(context, new JsonObject { ["study"] = study, ["count"] = reader.Count(query) });
        QueryResult result = reader.Query(query);
        if (result.Rows.Count > RunPages.Largest)
            throw new QueryException($"sorted, an answer has {RunPages.Largest} rows at most, and there are more: give a limit, or leave out sort and go on from next to next.");
        JsonObject answer = context.Request.Query["shape"] == "arrays" ? QueryJson.Table(result) : new()
        {
            ["columns"] = JsonText.Texts(result.Columns),
            ["rows"] = QueryJson.Rows(result),
            ["next"] = result.Next,
            ["plan"] = result.Plan,
        };
        answer.Insert(0, "study", study);
        answer.Insert(1, "count", result.Rows.Count);
        return JsonAnswer.Ok(context, answer);
    }
}
