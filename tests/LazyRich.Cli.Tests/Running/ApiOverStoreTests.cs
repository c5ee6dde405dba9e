using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LazyRich.Cli.Tests.Given;
using LazyRich.Reporting.Api;
using LazyRich.Reporting.Json;
using LazyRich.Store;

namespace LazyRich.Cli.Tests.Running;

/// <summary>What the API says of runs that were really solved and stored.</summary>
public sealed class ApiOverStoreTests : IAsyncLifetime
{
    private readonly Workplace workplace = new();
    private readonly HttpClient http = new();
    private ResultsStore? store;
    private StudyDesk? desk;
    private HeadApi? api;

    public async ValueTask InitializeAsync()
    {
        Answer answer = await workplace.RunAsync("run", workplace.Write("tiny.yaml", Workplace.Tiny), "--no-figures");
        Assert.True(answer.Code == 0, answer.ToString());
        store = await ResultsStore.OpenAsync(workplace.Store, TestContext.Current.CancellationToken);
        desk = new StudyDesk(store.Writer, store.Reader);
        api = await HeadApi.StartAsync(store.StoreId, store.Reader, desk, TestContext.Current.CancellationToken);
        http.BaseAddress = api.Address;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await api!.DisposeAsync();
        desk!.Dispose();
        await store!.DisposeAsync();
        workplace.Dispose();
    }

    [Fact]
    public async Task Run_ByPrefix_IsWhatShowSays()
    {
        string key = await FirstKeyAsync();

        JsonNode run = await GetAsync($"api/runs/{key[..12]}");

        Assert.True(JsonNode.DeepEquals((await workplace.RunAsync("show", key, "--json")).Json, run));
    }

    [Fact]
    public async Task Trajectory_OneObservable_HasItsTimesAndNothingElse()
    {
        JsonNode trajectory = await GetAsync($"api/runs/{await FirstKeyAsync()}/trajectory?observable=singular-values");

        Assert.Equal(21, trajectory["t"]!.AsArray().Count);
        JsonNode series = Assert.Single(trajectory["series"]!.AsObject()).Value!;
        Assert.Equal([2], series["shape"]!.AsArray().Select(size => (int)size!));
        Assert.Equal(42, series["values"]!.AsArray().Count);
    }

    [Fact]
    public async Task Trajectory_UnknownObservable_Is400AndSaysWhichThereAre()
    {
        using HttpResponseMessage response = await http.GetAsync(
            new Uri($"api/runs/{await FirstKeyAsync()}/trajectory?observable=los", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("loss, singular-values, ntk-distance", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Source_OfAStudyPostedWithItsMatrix_HasItsTextAndItsFileUnderItsName()
    {
        const string Text = "{study: posted, task: {kind: from-file, sigma: data/s.npy}, architecture: 2-2-2, lambda: 1}";
        JsonObject matrix = MatrixJson.Of(new(2, 2, [1, 0.25, -0.5, 2]));
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/studies");
        request.Headers.Authorization = new("Bearer", api!.Token);
        request.Content = JsonContent.Create(
            new JsonObject { ["text"] = Text, ["file"] = "s.yaml", ["files"] = new JsonObject { ["data/s.npy"] = matrix.DeepClone() } });
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();

        JsonNode source = await GetAsync("api/studies/posted/source");

        Assert.Equal(Text, (string)source["text"]!);
        (string name, JsonNode? digest) = Assert.Single(source["files"]!.AsObject());
        Assert.Equal("data/s.npy", name);
        Assert.True(JsonNode.DeepEquals(matrix, await GetAsync($"api/inputs/{(string)digest!}")));
    }

    [Fact]
    public async Task Metrics_AfterACommit_CountRunsAndCommits()
    {
        await store!.Writer.RequeueAsync(null, TestContext.Current.CancellationToken);

        string text = await http.GetStringAsync(new Uri("metrics", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("lazyrich_runs{state=\"succeeded\",study=\"tiny\"} 12\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE lazyrich_runs gauge\n", text, StringComparison.Ordinal);
        Assert.Matches("lazyrich_commit_duration_seconds_count(\\{\\})? [1-9]", text);
    }

    [Fact]
    public async Task Metrics_StudyPaused_SaysThatItIsGivenNoThreads()
    {
        await store!.Writer.PauseAsync("tiny", TestContext.Current.CancellationToken);

        string text = await http.GetStringAsync(new Uri("metrics", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("lazyrich_study_active{study=\"tiny\"} 0\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sql_ByUrl_Answers()
    {
        JsonNode answer = await GetAsync("api/sql?query=select%20count(*)%20as%20n%20from%20runs");

        Assert.Equal(12, (int)answer["rows"]![0]![0]!);
    }

    [Fact]
    public async Task Run_AmbiguousPrefix_Is409()
    {
        using HttpResponseMessage response = await http.GetAsync(new Uri("api/runs/%20", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    private async Task<string> FirstKeyAsync() => (string)(await GetAsync("api/studies/tiny/runs?columns=run&limit=1"))["rows"]![0]!["run"]!;

    private async Task<JsonNode> GetAsync(string path)
    {
        using HttpResponseMessage response = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
