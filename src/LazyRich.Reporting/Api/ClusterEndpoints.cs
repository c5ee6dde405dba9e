using System.Text.Json;
using LazyRich.Grains.Joining;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LazyRich.Reporting.Api;

/// <summary><c>/api/cluster</c>: for workers. Always with the token: it speaks of, and changes, who belongs to the cluster.</summary>
/// <param name="door">Null while there is no cluster to join.</param>
internal sealed class ClusterEndpoints(string storeId, Func<HeadDoor?> door)
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    public void Map(RouteGroupBuilder api)
    {
        RouteGroupBuilder cluster = api.MapGroup("/cluster").WithMetadata(new NeedsToken());
        cluster.MapGet("/", (RequestDelegate)Invite);
        cluster.MapGet("/silos", (RequestDelegate)Silos);
        cluster.MapPost("/silos", (RequestDelegate)Change);
    }

    private Task Invite(HttpContext context) => AnswerAsync(context, open => Task.FromResult(open.Invite()));

    private Task Silos(HttpContext context) => AnswerAsync(context, open => open.SilosAsync());

    private async Task Change(HttpContext context)
    {
        SiloChange? change = null;
        try
        {
            change = await context.Request.ReadFromJsonAsync<SiloChange>(json, context.RequestAborted);
        }
        catch (JsonException)
        {
            // Said below.
        }

        if (change is null)
            await Problem.BadRequest(context, "The body is a JSON object: kind, version, etag, row.");
        else
            await AnswerAsync(context, open => open.ChangeAsync(change));
    }

    private async Task AnswerAsync<T>(HttpContext context, Func<HeadDoor, Task<T>> ask)
    {
        if (context.Request.Headers[JoinClient.ClusterHeader] is [{ Length: > 0 } meant] && meant != storeId)
            await Problem.Of(context, StatusCodes.Status409Conflict, $"This is the head of store {storeId}, not of {meant}.");
        else if (door() is { } open)
            await context.Response.WriteAsJsonAsync(await ask(open), json, context.RequestAborted);
        else
            await Problem.Of(context, StatusCodes.Status503ServiceUnavailable, "There is no cluster to join here (yet): lazyrich serve makes one.");
    }
}
