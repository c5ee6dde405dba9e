using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace LazyRich.Reporting.Tests.Api;

/// <summary>Studies that are handed in, and orders to run them again.</summary>
public sealed class SubmissionTests : HeadApiTest
{
    [Fact]
    public async Task Submit_WithToken_SubmitsThePlan()
    {
        (HttpStatusCode status, JsonNode body) = await PostAsync("api/studies", Study, Api.Token);

        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        Assert.Equal(("sent", 2), ((string)body["study"]!, (int)body["runs"]!));
        Assert.Equal(["sent"], Writer.Submitted);
    }

    [Fact]
    public async Task Submit_FaultyStudy_Is400WithItsFaults()
    {
        (HttpStatusCode status, JsonNode body) = await PostAsync("api/studies", Study.Replace("exact", "exactly", StringComparison.Ordinal), Api.Token);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("exact", (string)body["faults"]![0]!["nearest"]!);
        Assert.Empty(Writer.Submitted);
    }

    [Fact]
    public async Task Submit_MatrixFileOfThisMachine_IsNotOpened()
    {
        string path = Path.GetTempFileName();
        File.Move(path, path + ".csv");
        await File.WriteAllTextAsync(path + ".csv", "1,0\n0,1\n", TestContext.Current.CancellationToken);
        string study = Study.Replace("{\"kind\": \"random-regression\"}", $"{{\"kind\": \"from-file\", \"sigma\": \"{path}.csv\"}}", StringComparison.Ordinal);

        (HttpStatusCode status, JsonNode body) = await PostAsync("api/studies", study, Api.Token);

        File.Delete(path + ".csv");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("no files came with the study", (string)body["faults"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_NoJson_Is400()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/studies") { Content = new StringContent("study: x") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Api.Token);

        Assert.Equal(HttpStatusCode.BadRequest, (await Http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Submit_DeskIsClosed_Is503()
    {
        Assert.True(await Desk.TryCloseAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostAsync("api/studies", Study, Api.Token)).Status);
    }

    [Fact]
    public async Task Retry_WithToken_PlansFailedRunsAgain()
    {
        (_, JsonNode body) = await PostAsync("api/studies/by-hand/retry", null, Api.Token);

        Assert.Equal(3, (int)body["planned_again"]!);
    }
}
