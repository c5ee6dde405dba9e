using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LazyRich.Reporting.Api;

/// <summary>Everything that the owner of a store answers, whichever way its HTTP is hosted.</summary>
internal static class Routes
{
    public static void Map(IEndpointRouteBuilder app, ApiParts parts)
    {
        var health = new JsonObject { ["status"] = "ok", ["store"] = parts.StoreId };
        app.MapGet("/healthz", (RequestDelegate)(context => JsonAnswer.Ok(context, health))).WithMetadata(new NeedsNoToken());
        OpenApiDocument.Map(app);
        RouteGroupBuilder api = app.MapGroup("/api");
        new StudyEndpoints(parts.Reader).Map(api);
        new ControlEndpoints(parts.Reader, parts.Desk).Map(api);
        new RunEndpoints(parts.Reader).Map(api);
        new SqlEndpoints(parts.Reader).Map(api);
        new MatrixEndpoints(parts.Reader).Map(api);
        new ExportEndpoints(parts.Reader).Map(api);
        new FigureEndpoints(parts.Reader).Map(api);
        new SiloEndpoints(parts.Silos).Map(api);
        new ClusterEndpoints(parts.StoreId, parts.Door).Map(api);
    }
}
