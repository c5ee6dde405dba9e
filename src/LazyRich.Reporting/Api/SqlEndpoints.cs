using System.Globalization;
using System.Text.Json.Nodes;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Sql;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LazyRich.Reporting.Api;

/// <summary><c>/api/sql</c>: a SELECT by GET (query, limit, timeout) or POST ({query, limit, timeout}). It can read everything and change nothing.</summary>
internal sealed class SqlEndpoints(IStoreReader reader)
{
    private const int DefaultRows = 1000, MostRows = 1_000_000;

    private const double DefaultSeconds = 10, MostSeconds = 300;

    public void Map(RouteGroupBuilder api)
    {
        api.MapGet("/sql", (RequestDelegate)(context =>
        {
            IQueryCollection asked = context.Request.Query;
            return AnswerAsync(context, asked["query"], Number(asked["limit"], "limit"), Number(asked["timeout"], "timeout"));
        }));
        api.MapPost("/sql", (RequestDelegate)(async context =>
        {
            if (await JsonBody.ReadAsync(context, "query (a SELECT), limit (rows), timeout (seconds)") is JsonObject body)
                await AnswerAsync(context, JsonBody.Text(body, "query"), Number(body["limit"]?.ToString(), "limit"), Number(body["timeout"]?.ToString(), "timeout"));
        }));
    }

    private async Task AnswerAsync(HttpContext context, string? query, double? limit, double? timeout)
    {
        if (string.IsNullOrWhiteSpace(query))
        {
            await Problem.BadRequest(context, "query is missing: a SELECT.");
            return;
        }

        int rows = limit is null ? DefaultRows : limit is > 0 and < MostRows ? (int)limit : MostRows;
        TimeSpan patience = TimeSpan.FromSeconds(Math.Clamp(timeout ?? DefaultSeconds, 0.001, MostSeconds));

        // It may work for as long as its patience: not on a thread that answers others.
        SqlResult result = await Task.Factory.StartNew(
            () => reader.Sql(new(query, rows, patience)), context.RequestAborted, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await JsonAnswer.Ok(context, SqlJson.Of(result));
    }

    /// <exception cref="FormatException">It is there and no number from 0.</exception>
    private static double? Number(string? text, string name) =>
        string.IsNullOrEmpty(text) ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= 0 ? number
        : throw new FormatException($"{name} is a number from 0, not '{text}'.");
}
