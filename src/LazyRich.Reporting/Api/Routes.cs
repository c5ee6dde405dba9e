using System.Text.Json.Nodes;
using LazyRich.Grains.Joining;
using LazyRich.Store.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LazyRich.Reporting.Api;

/// <summary>Everything that the owner of a store answers, whichever way its HTTP is hosted.</summary>
internal static class Routes
{
    /// <param name="door">What workers may ask; null while there is no cluster to join.</param>
    /// <param name="storeId">Said by <c>/healthz</c>, so that a client knows whom it reached.</param>
    public static void Map(IEndpointRouteBuilder app, string storeId, IStoreReader reader, IStudyDesk desk, Func<HeadDoor?> door)
    {
        app.MapGet("/healthz", (RequestDelegate)(context => JsonAnswer.Ok(context, new JsonObject { ["status"] = "ok", ["store"] = storeId }))).WithMetadata(new NeedsNoToken());
        RouteGroupBuilder api = app.MapGroup("/api");
        new StudyEndpoints(reader).Map(api);
        new ControlEndpoints(reader, desk).Map(api);
        new RunEndpoints(reader).Map(api);
        new MatrixEndpoints(reader).Map(api);
        new ExportEndpoints(reader).Map(api);
        new FigureEndpoints(reader).Map(api);
        new ClusterEndpoints(storeId, door).Map(api);
    }
}
