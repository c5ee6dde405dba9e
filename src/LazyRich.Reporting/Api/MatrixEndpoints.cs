using System.Text.Json.Nodes;
using LazyRich.Dynamics.Algebra;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LazyRich.Reporting.Api;

/// <summary>Numbers that are kept once by the digest of their content: <c>/api/inputs/{digest}</c>, <c>/api/grids/{digest}</c>.</summary>
internal sealed class MatrixEndpoints(IStoreReader reader)
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapGet("/inputs/{digest}", (RequestDelegate)(context => Answer(
            context, "matrix", reader.Input(Digest(context)) is Matrix matrix ? MatrixJson.Of(matrix) : null)));
        api.MapGet("/grids/{digest}", (RequestDelegate)(context => Answer(
            context, "grid", reader.Grid(Digest(context)) is double[] times ? new JsonObject { ["t"] = JsonText.Numbers(times) } : null)));
    }

    private static Task Answer(HttpContext context, string noun, JsonObject? found) =>
        found is null ? Problem.NotFound(context, $"No {noun} here has the digest '{Digest(context)}'.") : JsonAnswer.Ok(context, found);

    private static string Digest(HttpContext context) => (string)context.Request.RouteValues["digest"]!;
}
