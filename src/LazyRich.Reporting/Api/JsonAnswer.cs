using System.Text;
using System.Text.Json.Nodes;
using LazyRich.Reporting.Json;
using Microsoft.AspNetCore.Http;

namespace LazyRich.Reporting.Api;

/// <summary>Writes answers, in the JSON of the command line.</summary>
internal static class JsonAnswer
{
    public static Task Ok(HttpContext context, JsonNode body) =>
        Write(context, body, StatusCodes.Status200OK, "application/json; charset=utf-8");

    public static async Task Write(HttpContext context, JsonNode body, int status, string mediaType)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType;
        byte[] bytes = Encoding.UTF8.GetBytes(JsonText.Compact(body));
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
