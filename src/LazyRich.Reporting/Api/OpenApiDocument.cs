using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LazyRich.Reporting.Api;

/// <summary>
/// <c>/openapi/v1.json</c>: openapi.json of this folder. Written by hand, for a description made from types would start with the process and
/// knows no plain request delegates; a test holds its paths to those that are mapped.
/// </summary>
internal static class OpenApiDocument
{
    public static JsonObject Read()
    {
        using Stream resource = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("openapi.json")!;
        return JsonNode.Parse(resource)!.AsObject();
    }

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/openapi/v1.json", (RequestDelegate)(context => JsonAnswer.Ok(context, Read())));
}
