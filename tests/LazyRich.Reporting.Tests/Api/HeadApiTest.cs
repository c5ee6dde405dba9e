using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LazyRich.Reporting.Api;
using LazyRich.Reporting.Tests.Given;

namespace LazyRich.Reporting.Tests.Api;

/// <summary>A head with a study made by hand, over a real socket.</summary>
public abstract class HeadApiTest : IAsyncLifetime
{
    protected const string Study = """
        {"study": "sent", "task": {"kind": "random-regression"}, "architecture": "2-2-2", "init": {"kind": "lambda-balanced"},
         "lambda": [0, 1], "seed": 1, "solver": "exact", "time": [0, 1], "observe": ["loss"]}
        """;

    private StudyDesk? desk;
    private HeadApi? api;

    private protected HandMadeStudy Stored { get; } = new(seeds: 2, lambdas: [-1, 0, 1]);

    private protected RecordingWriter Writer { get; } = new();

    private protected HttpClient Http { get; } = new();

    private protected StudyDesk Desk => desk!;

    private protected HeadApi Api => api!;

    public async ValueTask InitializeAsync()
    {
        desk = new StudyDesk(Writer, Stored);
        api = await HeadApi.StartAsync("store-1", Stored, desk, TestContext.Current.CancellationToken);
        Http.BaseAddress = api.Address;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await api!.DisposeAsync();
        desk!.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<(HttpStatusCode Status, JsonNode Body)> GetAsync(string path)
    {
        using HttpResponseMessage response = await Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    protected async Task<(HttpStatusCode Status, JsonNode Body)> PostTextAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await Http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    protected async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string path, string? study, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (study is not null)
        {
            var body = new JsonObject { ["text"] = study, ["file"] = "sent.json" };
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using HttpResponseMessage response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
