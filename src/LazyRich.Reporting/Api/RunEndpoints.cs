using System.Text.Json.Nodes;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;
using LazyRich.Studies.Plan;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LazyRich.Reporting.Api;

/// <summary><c>/api/runs</c>, and <c>/api/runs/{key}</c>: a key or as much of its beginning as tells it apart.</summary>
internal sealed class RunEndpoints(IStoreReader reader)
{
    private const int KeyBytes = 16;

    public void Map(RouteGroupBuilder api)
    {
        api.MapGet("/runs", (RequestDelegate)(context => RunAnswers.Answer(context, reader, null)));
        api.MapPost("/runs/stored", (RequestDelegate)Stored);
        RouteGroupBuilder run = api.MapGroup("/runs/{key}");
        run.MapGet("/", (RequestDelegate)Show);
        run.MapGet("/trajectory", (RequestDelegate)Trajectory);
    }

    /// <summary>How many of these keys have a result. Body: the keys, 16 bytes each. Changes nothing: a million keys fit no query string.</summary>
    private async Task Stored(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (body.Length % KeyBytes != 0)
            await Problem.BadRequest(context, $"The body is run keys of {KeyBytes} bytes each, not {body.Length} bytes.");
        else
            await JsonAnswer.Ok(context, new JsonObject { ["stored"] = reader.CountSucceeded(body.ToArray().Chunk(KeyBytes).Select(key => RunKey.FromBytes(key))) });
    }

    private async Task Show(HttpContext context)
    {
        if (await Find(context) is { } run)
            await JsonAnswer.Ok(context, RunJson.Of(run));
    }

    /// <summary>Query: observable, one or several, comma-separated; absent: all that were observed.</summary>
    private async Task Trajectory(HttpContext context)
    {
        if (await Find(context) is not { } run)
            return;
        string[] asked = QueryList.Names(context.Request.Query["observable"]);
        if (asked.FirstOrDefault(name => run.Series.All(series => series.Observable != name)) is { } unknown)
        {
            string known = string.Join(", ", run.Series.Select(series => series.Observable));
            await Problem.BadRequest(context, $"Run {run.Key} has no {unknown}; it has {known}.");
            return;
        }

        if (reader.Trajectory(run.Key, asked.Length == 0 ? null : asked) is { } trajectory)
            await JsonAnswer.Ok(context, TrajectoryJson.Of(trajectory));
        else
            await Problem.NotFound(context, $"Run {run.Key} is {run.State}; it has no trajectory.");
    }

    private async Task<RunDetail?> Find(HttpContext context)
    {
        string key = (string)context.Request.RouteValues["key"]!;
        IReadOnlyList<RunDetail> found = reader.Find(key, 2);
        if (found.Count == 1)
            return found[0];
        if (found.Count == 0)
            await Problem.NotFound(context, $"No run's key begins with '{key}'.");
        else
            await Problem.Of(context, StatusCodes.Status409Conflict, $"Several runs' keys begin with '{key}'; give more of it.");
        return null;
    }
}
