using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LazyRich.Reporting.Json;

namespace LazyRich.Reporting.Client;

/// <summary>What a head's answer says: JSON, or why there is none.</summary>
internal static class HeadAnswer
{
    /// <exception cref="HeadGoneException">It is starting or ending.</exception>
    /// <exception cref="HeadRefusedException">The answer is no.</exception>
    public static JsonNode Checked(Uri head, HttpResponseMessage response, string text)
    {
        if (response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout)
            throw new HeadGoneException(head, "is not ready, or about to end");
        JsonNode? answer = Parse(text);
        if (response.IsSuccessStatusCode && answer is not null)
            return answer;
        string detail = (string?)(answer as JsonObject)?["detail"] ?? $"{head} answered {(int)response.StatusCode} {response.ReasonPhrase}; is that a LazyRich head?";
        throw new HeadRefusedException(response.StatusCode, detail, (answer as JsonObject)?["faults"] is JsonArray faults ? FaultJson.Read(faults) : []);
    }

    public static string Text(HttpResponseMessage response)
    {
        using var reader = new StreamReader(response.Content.ReadAsStream());
        return reader.ReadToEnd();
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
