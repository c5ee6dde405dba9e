using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LazyRich.Reporting.Api;

/// <summary>Bodies of requests.</summary>
internal static class JsonBody
{
    /// <summary>512 MiB: a study's matrices travel in its body, in base64.</summary>
    public const long Largest = 512L << 20;

    /// <summary>Which of two values a key means nobody can say, so it is given once.</summary>
    private static readonly JsonDocumentOptions strict = new() { AllowDuplicateProperties = false };

    /// <returns>Null when it is no JSON object; the request is then answered.</returns>
    public static async Task<JsonObject?> ReadAsync(HttpContext context, string wanted)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = Largest;
        string found = "";
        try
        {
            if (await JsonNode.ParseAsync(context.Request.Body, documentOptions: strict, cancellationToken: context.RequestAborted) is JsonObject body)
                return body;
        }
        catch (JsonException error)
        {
            found = $" This one is not: {error.Message}";
        }

        await Problem.BadRequest(context, $"The body is a JSON object: {wanted}.{found}");
        return null;
    }

    /// <summary>A text of the body; null when it is absent.</summary>
    /// <exception cref="FormatException">It is there and no text.</exception>
    public static string? Text(JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => throw new FormatException($"{name} is a text."),
    };
}
