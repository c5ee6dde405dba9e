using System.Text.Json.Nodes;
using LazyRich.Cli.Tests.Given;
using LazyRich.Store;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;
using LazyRich.Store.Writing.Rules;
using LazyRich.Studies.Files;

namespace LazyRich.Cli.Tests.Verbs;

public sealed class ExplainTests : IDisposable
{
    private static readonly CancellationToken never = CancellationToken.None;

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task Explain_FailedRun_SaysWhyAndWhichFieldMakesItNew()
    {
        string run = await LeaveAsync();

        Answer text = await workplace.RunAsync("explain", run[..10]);
        Answer json = await workplace.RunAsync("explain", run, "--json");

        Assert.True(text.Code == 0, text.ToString());
        Assert.Contains("failed (timeout): made to fail", text.Output, StringComparison.Ordinal);
        JsonObject difference = Assert.Single(json.Json["nearest"]!["differences"]!.AsArray())!.AsObject();
        Assert.Contains((string)difference["field"]!, (string[])["architecture", "lambda", "seed"]);
        Assert.Equal(["failed"], json.Json["attempts"]!.AsArray().Select(attempt => (string)attempt!["outcome"]!));
        Assert.Equal("timeout", (string)json.Json["attempts"]![0]!["cause"]!);
    }

    [Fact]
    public async Task Explain_SameStudyWithAnotherScale_SaysThatTheScaleMadeItNew()
    {
        await LeaveAsync();
        await using (ResultsStore store = await ResultsStore.OpenAsync(workplace.Store, never))
        {
            string changed = Workplace.TinyBut(("scale: 0.3", "scale: 0.4"), ("study: tiny", "study: changed"));
            await store.Writer.SubmitAsync(StudyReader.Read(changed, "changed.yaml", workplace.Directory).Plan!, never);
        }

        Answer keys = await workplace.RunAsync("query", "changed", "--columns", "run", "--where", "lambda = 1 and seed = 1", "--json");
        string run = (string)keys.Json["rows"]![0]!["run"]!;
        Answer answer = await workplace.RunAsync("explain", run);

        Assert.Contains("init.scale: here 0.4, there 0.3", answer.Output, StringComparison.Ordinal);
        Assert.Contains("planned: it has not been leased yet", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_Study_ListsWhatDidNotSimplySucceed()
    {
        string run = await LeaveAsync();

        Answer text = await workplace.RunAsync("logs", "tiny");
        Answer json = await workplace.RunAsync("logs", "tiny", "--all", "--json");
        Answer one = await workplace.RunAsync("logs", run, "--json");

        Assert.Contains("made to fail", text.Output, StringComparison.Ordinal);
        Assert.Contains(run[..12], text.Output, StringComparison.Ordinal);
        Assert.Equal(2, json.Json["runs"]!.AsArray().Count);
        Assert.Equal("gone", (string)one.Json["runs"]![0]!["attempts"]![0]!["silo"]!);
    }

    [Fact]
    public async Task Logs_NeitherRunNorStudy_NamesTheNearest()
    {
        await LeaveAsync();

        Answer answer = await workplace.RunAsync("logs", "tinny");

        Assert.Equal(2, answer.Code);
        Assert.Contains("did you mean 'tiny'?", answer.Errors, StringComparison.Ordinal);
    }

    /// <returns>The run that timed out; another was handed back.</returns>
    private async Task<string> LeaveAsync()
    {
        await using ResultsStore store = await ResultsStore.OpenAsync(workplace.Store, never);
        await store.Writer.SubmitAsync(StudyReader.Read(Workplace.Tiny, "tiny.yaml", workplace.Directory).Plan!, never);
        IReadOnlyList<LeasedRun> leased = (await store.Writer.LeaseAsync("gone", new PlanOrder(2), DateTime.UtcNow.AddHours(1), never)).Runs;
        await store.Writer.CommitAsync([new(leased[0].Key, leased[0].Attempt, null, "made to fail", 0.1) { Cause = FailureCause.Timeout }], never);
        await store.Writer.ReleaseAsync([new(leased[1].Key, leased[1].Attempt)], never);
        return leased[0].Key.ToString();
    }
}
