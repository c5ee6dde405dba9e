using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LazyRich.Reporting.Json;
using LazyRich.Store.Writing;

namespace LazyRich.Cli.Running;

/// <summary>Speaks to the process that holds the store. When it does not answer, refuses the token, or is about to end, it is gone.</summary>
internal sealed class OwnerClient : IDisposable
{
    private readonly HttpClient http;

    public OwnerClient(Uri api, string? token)
    {
        http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = api, Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task<Submission> SubmitAsync(string text, string file, string directory, CancellationToken cancellation)
    {
        var body = new JsonObject { ["text"] = text, ["file"] = file, ["directory"] = directory };
        JsonObject answer = await AskAsync(HttpMethod.Post, "api/studies", body, cancellation);
        return new((string)answer["study"]!, (long)answer["runs"]!, (long)answer["reused"]!, (long)answer["added"]!);
    }

    public Task FollowAsync(string study, CancellationToken cancellation) => AskAsync(HttpMethod.Post, $"{PathOf(study)}/follow", null, cancellation);

    public Task RetryFailedAsync(string study, CancellationToken cancellation) => AskAsync(HttpMethod.Post, $"{PathOf(study)}/retry", null, cancellation);

    public async Task<Progress> ProgressAsync(string study, CancellationToken cancellation)
    {
        JsonObject answer = await AskAsync(HttpMethod.Get, PathOf(study), null, cancellation);
        return new(study, (long)answer["runs"]!, (long)answer["succeeded"]!, (long)answer["failed"]!, (bool)answer["finished"]!);
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonObject> AskAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(JsonText.Compact(body), Encoding.UTF8, "application/json");
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, cancellation);
            if (response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.Unauthorized)
                throw new OwnerGoneException();
            if (JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellation)) is not JsonObject answer)
                throw new OwnerGoneException();
            return response.IsSuccessStatusCode ? answer : throw Refused(answer["error"] as JsonObject);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException)
        {
            throw new OwnerGoneException();
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new OwnerGoneException();
        }
    }

    private static string PathOf(string study) => $"api/studies/{Uri.EscapeDataString(study)}";

    private static UserException Refused(JsonObject? error) => new(ExitCode.Usage, (string?)error?["message"] ?? "the store's owner refused")
    {
        Faults = error?["faults"] is JsonArray faults ? FaultJson.Read(faults) : [],
    };
}
