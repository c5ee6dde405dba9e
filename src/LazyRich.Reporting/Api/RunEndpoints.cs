using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LazyRich.Reporting.Api;

/// <summary><c>/api/runs/{key}</c>, a key or as much of its beginning as tells it apart.</summary>
internal sealed class RunEndpoints(IStoreReader reader)
{
    public void Map(RouteGroupBuilder api)
    {
        RouteGroupBuilder runs = api.MapGroup("/runs/{key}");
        runs.MapGet("/", (RequestDelegate)Show);
        runs.MapGet("/trajectory", (RequestDelegate)Trajectory);
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
            await JsonAnswer.BadRequest(context, $"Run {run.Key} has no {unknown}; it has {known}.");
            return;
        }

        if (reader.Trajectory(run.Key, asked.Length == 0 ? null : asked) is { } trajectory)
            await JsonAnswer.Ok(context, TrajectoryJson.Of(trajectory));
        else
            await JsonAnswer.NotFound(context, $"Run {run.Key} is {run.State}; it has no trajectory.");
    }

    private async Task<RunDetail?> Find(HttpContext context)
    {
        string key = (string)context.Request.RouteValues["key"]!;
        IReadOnlyList<RunDetail> found = reader.Find(key, 2);
        if (found.Count == 1)
            return found[0];
        if (found.Count == 0)
            await JsonAnswer.NotFound(context, $"No run's key begins with '{key}'.");
        else
            await JsonAnswer.Error(context, StatusCodes.Status409Conflict, $"Several runs' keys begin with '{key}'; give more of it.");
        return null;
    }
}
