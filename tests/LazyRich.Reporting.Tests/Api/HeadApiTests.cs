using System.Net;
using System.Text.Json.Nodes;
using LazyRich.Reporting.Api;
using LazyRich.Reporting.Tests.Given;

namespace LazyRich.Reporting.Tests.Api;

/// <summary>What is read, and how a head says no.</summary>
public sealed class HeadApiTests : HeadApiTest
{
    [Fact]
    public void Address_Always_IsThisMachineOnly() => Assert.Equal(IPAddress.Loopback.ToString(), Api.Address.Host);

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
        Stored.Runs[0]["time_to_1pct"] = double.PositiveInfinity;
        Stored.Runs[1]["time_to_1pct"] = double.NaN;

        (_, JsonNode body) = await GetAsync("api/studies/by-hand/runs?columns=time_to_1pct&limit=2");

        Assert.Equal(["Infinity", "NaN"], body["rows"]!.AsArray().Select(row => (string)row!["time_to_1pct"]!));
    }

    [Theory]
    [InlineData("api/studies/other", 404)]
    [InlineData("api/studies/by-hand/runs?columns=lamda", 400)]
    [InlineData("api/studies/by-hand/export?format=xlsx", 400)]
    [InlineData("api/studies/by-hand/figures/none", 404)]
    [InlineData("api/inputs/none", 404)]
    public async Task Error_Always_IsProblemDetails(string path, int status)
    {
        using HttpResponseMessage response = await Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        JsonNode body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal((status, status), ((int)response.StatusCode, (int)body["status"]!));
        Assert.NotEmpty((string)body["detail"]!);
    }

    /// <summary>Sixty megabytes, more than any buffer on the way holds.</summary>
    [Fact]
    public async Task Export_ClientGoes_EndsTheWork()
    {
        var large = new HandMadeStudy(seeds: 30);
        var ended = System.Threading.Channels.Channel.CreateUnbounded<int>();
        large.TrajectoriesRead = count => ended.Writer.TryWrite(count);
        await using HeadApi head = await HeadApi.StartAsync("store-2", large, Desk, TestContext.Current.CancellationToken);

        var export = new Uri(head.Address, "api/studies/by-hand/export?table=trajectories&format=csv");
        using (await Http.GetAsync(export, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken))
        {
            // Goes after the first line of the answer.
        }

        // What there is, how it is named, and then the rows.
        Assert.Equal(large.Runs.Count, await ended.Reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await ended.Reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.InRange(await ended.Reader.ReadAsync(TestContext.Current.CancellationToken), 1, large.Runs.Count - 1);
    }

    [Fact]
    public async Task Run_Unknown_Is404() => Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("api/runs/4f2a/trajectory")).Status);
}
