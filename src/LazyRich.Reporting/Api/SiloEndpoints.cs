using LazyRich.Grains.Status;
using LazyRich.Reporting.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LazyRich.Reporting.Api;

/// <summary><c>/api/silos</c>: who solves, and how busy they are.</summary>
internal sealed class SiloEndpoints(Func<SiloBoard?> board)
{
    public void Map(RouteGroupBuilder api) =>
        api.MapGet("/silos", (RequestDelegate)(context => JsonAnswer.Ok(context, SiloJson.Of(board()?.Look() ?? []))));
}
