using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LazyRich.Reporting.Api;
using LazyRich.Reporting.Tests.Given;

namespace LazyRich.Reporting.Tests.Api;

/// <summary>Over a real socket.</summary>
public sealed class HeadApiTests : IAsyncLifetime
{
    private const string Study = """
        {"study": "sent", "task": {"kind": "random-regression"}, "architecture": "2-2-2", "init": {"kind": "lambda-balanced"},
         "lambda": [0, 1], "seed": 1, "solver": "exact", "time": [0, 1], "observe": ["loss"]}
        """;

    private readonly HandMadeStudy stored = new(seeds: 2, lambdas: [-1, 0, 1]);
    private readonly RecordingWriter writer = new();
    private readonly HttpClient http = new();
    private StudyDesk? desk;
    private HeadApi? api;

    public async ValueTask InitializeAsync()
    {
        desk = new StudyDesk(writer, stored);
        api = await HeadApi.StartAsync("store-1", stored, desk, TestContext.Current.CancellationToken);
        http.BaseAddress = api.Address;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await api!.DisposeAsync();
        desk!.Dispose();
    }

    [Fact]
    public void Address_Always_IsThisMachineOnly() => Assert.Equal(IPAddress.Loopback.ToString(), api!.Address.Host);

    [Fact]
    public async Task Healthz_WithoutToken_NamesTheStore()
    {
        (HttpStatusCode status, JsonNode body) = await GetAsync("healthz");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("store-1", (string)body["store"]!);
    }

    [Fact]
    public async Task Study_Known_HasItsCounts()
    {
        (_, JsonNode body) = await GetAsync("api/studies/by-hand");

        Assert.Equal((18, 18), ((int)body["runs"]!, (int)body["succeeded"]!));
    }

    [Fact]
    public async Task Study_Unknown_Is404AndSaysWhichThereAre()
    {
        (HttpStatusCode status, JsonNode body) = await GetAsync("api/studies/other");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("by-hand", (string)body["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_Condition_FiltersAndNamesItsColumns()
    {
        (_, JsonNode body) = await GetAsync("api/studies/by-hand/runs?where=architecture%20%3D%20%275-5-5%27&columns=lambda,time_to_1pct&limit=4");

        Assert.Equal(4, (int)body["count"]!);
        Assert.Equal(["lambda", "time_to_1pct"], body["columns"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(-1, (double)body["rows"]![0]!["lambda"]!);
    }

    [Theory]
    [InlineData("api/studies/by-hand/runs?columns=lamda")]
    [InlineData("api/studies/by-hand/runs?limit=many")]
    public async Task Runs_NotUnderstood_Is400(string path) => Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(path)).Status);

    [Fact]
    public async Task Runs_CensoredTime_IsSpelledInfinity()
    {
        stored.Runs[0]["time_to_1pct"] = double.PositiveInfinity;
        stored.Runs[1]["time_to_1pct"] = double.NaN;

        (_, JsonNode body) = await GetAsync("api/studies/by-hand/runs?columns=time_to_1pct&limit=2");

        Assert.Equal(["Infinity", "NaN"], body["rows"]!.AsArray().Select(row => (string)row!["time_to_1pct"]!));
    }

    [Fact]
    public async Task Submit_WithoutToken_Is401AndChangesNothing()
    {
        (HttpStatusCode status, _) = await PostAsync("api/studies", Study, token: null);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Empty(writer.Submitted);
    }

    /// <summary>A browser adds a password by itself to whatever any page makes it send.</summary>
    [Fact]
    public async Task Submit_WithTheTokenAsAPassword_Is401()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/studies") { Content = new StringContent(Study) };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"me:{api!.Token}")));
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(writer.Submitted);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Bearer TOKEN", HttpStatusCode.ServiceUnavailable)]
    [InlineData("Basic :TOKEN", HttpStatusCode.ServiceUnavailable)]
    [InlineData("Basic TOKEN:", HttpStatusCode.Unauthorized)]
    [InlineData("Basic ****", HttpStatusCode.Unauthorized)]
    public async Task OrleansPages_BeyondLoopback_NeedTheToken(string? authorization, HttpStatusCode expected)
    {
        var options = new ApiOptions { Bind = IPAddress.Any, Advertise = IPAddress.Loopback, Dashboard = true };
        await using HeadApi open = await HeadApi.StartAsync("store-1", stored, desk!, options, TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(open.Address, "orleans/DashboardCounters"));
        if (authorization?.Replace("TOKEN", open.Token, StringComparison.Ordinal).Split(' ') is [var scheme, var value])
            request.Headers.Authorization = new(scheme, scheme == "Basic" ? Convert.ToBase64String(Encoding.UTF8.GetBytes(value)) : value);

        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
        if (expected is HttpStatusCode.Unauthorized)
            Assert.Equal("Basic", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
    }

    [Fact]
    public async Task OrleansPages_NotAskedFor_AreNotThere()
    {
        using HttpResponseMessage response = await http.GetAsync(new Uri("orleans", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task WorkerMetrics_BeyondLoopback_NeedTheToken()
    {
        var token = new ControlToken();
        await using WorkerApi worker = await WorkerApi.StartAsync(IPAddress.Any, 0, token, TestContext.Current.CancellationToken);
        var address = new UriBuilder(worker.Address) { Host = "127.0.0.1", Path = "/metrics" };
        using var request = new HttpRequestMessage(HttpMethod.Get, address.Uri);
        using HttpResponseMessage refused = await http.GetAsync(address.Uri, TestContext.Current.CancellationToken);
        request.Headers.Authorization = new("Bearer", token.Text);
        using HttpResponseMessage answered = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (refused.StatusCode, answered.StatusCode));
        Assert.Contains("dotnet_", await answered.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_WithAWrongToken_Is401()
    {
        string wrong = new([.. api!.Token.Select(digit => digit == '0' ? '1' : '0')]);

        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync("api/studies", Study, wrong)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync("api/studies/by-hand/retry", null, wrong)).Status);
        Assert.Empty(writer.Submitted);
        Assert.Empty(writer.Retried);
    }

    [Fact]
    public async Task Submit_WithToken_SubmitsThePlan()
    {
        (HttpStatusCode status, JsonNode body) = await PostAsync("api/studies", Study, api!.Token);

        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        Assert.Equal(("sent", 2), ((string)body["study"]!, (int)body["runs"]!));
        Assert.Equal(["sent"], writer.Submitted);
    }

    [Fact]
    public async Task Submit_FaultyStudy_Is400WithItsFaults()
    {
        (HttpStatusCode status, JsonNode body) = await PostAsync("api/studies", Study.Replace("exact", "exactly", StringComparison.Ordinal), api!.Token);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("exact", (string)body["faults"]![0]!["nearest"]!);
        Assert.Empty(writer.Submitted);
    }

    [Fact]
    public async Task Submit_MatrixFileOfThisMachine_IsNotOpened()
    {
        string path = Path.GetTempFileName();
        File.Move(path, path + ".csv");
        await File.WriteAllTextAsync(path + ".csv", "1,0\n0,1\n", TestContext.Current.CancellationToken);
        string study = Study.Replace("{\"kind\": \"random-regression\"}", $"{{\"kind\": \"from-file\", \"sigma\": \"{path}.csv\"}}", StringComparison.Ordinal);

        (HttpStatusCode status, JsonNode body) = await PostAsync("api/studies", study, api!.Token);

        File.Delete(path + ".csv");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("no files came with the study", (string)body["faults"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/studies/other", 404)]
    [InlineData("api/studies/by-hand/runs?columns=lamda", 400)]
    [InlineData("api/studies/by-hand/export?format=xlsx", 400)]
    [InlineData("api/studies/by-hand/figures/none", 404)]
    [InlineData("api/inputs/none", 404)]
    public async Task Error_Always_IsProblemDetails(string path, int status)
    {
        using HttpResponseMessage response = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        JsonNode body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal((status, status), ((int)response.StatusCode, (int)body["status"]!));
        Assert.NotEmpty((string)body["detail"]!);
    }

    [Fact]
    public async Task Submit_NoJson_Is400()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/studies") { Content = new StringContent("study: x") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api!.Token);

        Assert.Equal(HttpStatusCode.BadRequest, (await http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    /// <summary>Which of the two is meant nobody can say.</summary>
    [Theory]
    [InlineData("""{"text": "figure: f", "text": "figure: g"}""", "text")]
    [InlineData("""{"text": "figure: f", "more": {"deep": 1, "deep": 2}}""", "deep")]
    [InlineData("""{"text": """, "JSON")]
    public async Task Figure_BodyThatSaysNothingClear_Is400InWords(string json, string word)
    {
        (HttpStatusCode status, JsonNode body) = await PostTextAsync("api/studies/by-hand/figures", json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(word, (string)body["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figure_NestedWithoutEnd_Is400AndTheHeadGoesOn()
    {
        var hostile = new JsonObject { ["text"] = "panels: " + new string('[', 100_000) };

        (HttpStatusCode status, JsonNode body) = await PostTextAsync("api/studies/by-hand/figures", hostile.ToJsonString());

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("nested", (string)body["faults"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figure_UnknownStudy_Is404WhateverTheBodyIs() =>
        Assert.Equal(HttpStatusCode.NotFound, (await PostTextAsync("api/studies/other/figures", "no JSON")).Status);

    /// <summary>Sixty megabytes, more than any buffer on the way holds.</summary>
    [Fact]
    public async Task Export_ClientGoes_EndsTheWork()
    {
        var large = new HandMadeStudy(seeds: 30);
        var ended = System.Threading.Channels.Channel.CreateUnbounded<int>();
        large.TrajectoriesRead = count => ended.Writer.TryWrite(count);
        await using HeadApi head = await HeadApi.StartAsync("store-2", large, desk!, TestContext.Current.CancellationToken);

        var export = new Uri(head.Address, "api/studies/by-hand/export?table=trajectories&format=csv");
        using (await http.GetAsync(export, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken))
        {
            // Goes after the first line of the answer.
        }

        // What there is, how it is named, and then the rows.
        Assert.Equal(large.Runs.Count, await ended.Reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await ended.Reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.InRange(await ended.Reader.ReadAsync(TestContext.Current.CancellationToken), 1, large.Runs.Count - 1);
    }

    [Fact]
    public async Task Submit_DeskIsClosed_Is503()
    {
        Assert.True(await desk!.TryCloseAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostAsync("api/studies", Study, api!.Token)).Status);
    }

    [Fact]
    public async Task Retry_WithToken_PlansFailedRunsAgain()
    {
        (_, JsonNode body) = await PostAsync("api/studies/by-hand/retry", null, api!.Token);

        Assert.Equal(3, (int)body["planned_again"]!);
    }

    [Fact]
    public async Task Run_Unknown_Is404() => Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("api/runs/4f2a/trajectory")).Status);

    private async Task<(HttpStatusCode Status, JsonNode Body)> GetAsync(string path)
    {
        using HttpResponseMessage response = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> PostTextAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string path, string? study, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (study is not null)
        {
            var body = new JsonObject { ["text"] = study, ["file"] = "sent.json" };
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
