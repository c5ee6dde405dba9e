using System.Text.Json.Nodes;
using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Verbs;

/// <summary><c>timeout:</c> and <c>retry:</c> of a study file, from the file to the exit code: one run in four takes days.</summary>
public sealed class TimeoutTests : IDisposable
{
    private const string Study = """
        study: patient
        task: {kind: random-regression}
        architecture: 2-2-2
        init: {kind: lambda-balanced, scale: 0.3}
        lambda: 1
        cases:
          - {solver: {kind: gradient-descent, learning-rate: 0.01}, seed: {range: [0, 2]}}
          - {solver: {kind: gradient-descent, learning-rate: 1.0e-12}, seed: 0}
        time: {until: 10, points: 5}
        observe: [loss]
        timeout: 2s
        """;

    private readonly Workplace workplace = new();

    [Theory]
    [InlineData("", 1)]
    [InlineData("retry: 2", 1)]
    [InlineData("retry: {times: 1, timeouts: true}", 2)]
    public async Task Run_OneTakesLongerThanItMay_FailsByTimeoutAndIsTriedAgainOnlyWhenAsked(string retry, int attempts)
    {
        Answer run = await workplace.RunAsync("run", workplace.Write("patient.yaml", $"{Study}\n{retry}"), "--no-figures", "--json");

        Assert.True(run.Code == 1, run.ToString());
        Assert.Equal((3, 1), ((int)run.Json["succeeded"]!, (int)run.Json["failed"]!));
        Answer failed = await workplace.RunAsync("query", "patient", "--where", "cause = 'timeout'", "--columns", "run", "--json");
        JsonNode row = Assert.Single(failed.Json["rows"]!.AsArray())!;
        Answer explained = await workplace.RunAsync("explain", (string)row["run"]!, "--json");
        JsonArray history = explained.Json["attempts"]!.AsArray();
        Assert.Equal(attempts, history.Count);
        Assert.All(history, attempt => Assert.Equal(("failed", "timeout"), ((string?)attempt!["outcome"], (string?)attempt["cause"])));
        Assert.Contains("longer than the 2 s that its study allows", (string)explained.Json["why"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AgainWithMoreTime_DoesNotBringBackWhatFailed()
    {
        await workplace.RunAsync("run", workplace.Write("patient.yaml", Study), "--no-figures");

        Answer again = await workplace.RunAsync("run", workplace.Write("patient.yaml", Study.Replace("timeout: 2s", "timeout: 1h", StringComparison.Ordinal)), "--no-figures", "--json");

        Assert.True(again.Code == 1, again.ToString());
        Assert.Equal((3, 3, 1), ((int)again.Json["reused"]!, (int)again.Json["succeeded"]!, (int)again.Json["failed"]!));
    }

    public void Dispose() => workplace.Dispose();
}
