using System.Text;
using System.Text.Json.Nodes;
using LazyRich.Reporting.Json;
using LazyRich.Studies.Files;
using Microsoft.AspNetCore.Http;

namespace LazyRich.Reporting.Api;

/// <summary>Writes answers, in the JSON of the command line.</summary>
internal static class JsonAnswer
{
    public static async Task Ok(HttpContext context, JsonNode body, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        byte[] bytes = Encoding.UTF8.GetBytes(JsonText.Compact(body));
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    public static Task Error(HttpContext context, int status, string message, IReadOnlyList<StudyFault>? faults = null)
    {
        var error = new JsonObject { ["message"] = message };
        if (faults is not null)
            error["faults"] = FaultJson.Of(faults);
        return Ok(context, new JsonObject { ["error"] = error }, status);
    }

    public static Task NotFound(HttpContext context, string message) => Error(context, StatusCodes.Status404NotFound, message);

    public static Task BadRequest(HttpContext context, string message) => Error(context, StatusCodes.Status400BadRequest, message);
}
