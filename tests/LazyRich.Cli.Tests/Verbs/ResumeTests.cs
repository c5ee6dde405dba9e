using LazyRich.Cli.Tests.Given;
using LazyRich.Store;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;
using LazyRich.Studies.Files;

namespace LazyRich.Cli.Tests.Verbs;

/// <summary>Stores that an earlier process left half-way, made here without one.</summary>
public sealed class ResumeTests : IDisposable
{
    private static readonly CancellationToken never = CancellationToken.None;

    private readonly Workplace workplace = new();

    [Fact]
    public async Task Resume_PlannedAndLeasedRuns_FinishesThemWithoutTheFile()
    {
        await LeaveAsync(fail: 0, lease: 3);

        Answer answer = await workplace.RunAsync("resume", "tiny", "--no-figures", "--json");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal((12, 12, 0), ((int)answer.Json["runs"]!, (int)answer.Json["succeeded"]!, (int)answer.Json["reused"]!));
    }

    [Fact]
    public async Task Resume_WithoutAName_TakesTheOnlyUnfinishedOne()
    {
        await LeaveAsync(fail: 0, lease: 0);

        Answer first = await workplace.RunAsync("resume", "--no-figures", "--json");
        Answer second = await workplace.RunAsync("resume", "--no-figures");

        Assert.Equal("tiny", (string)first.Json["study"]!);
        Assert.Equal(0, second.Code);
        Assert.Contains("every study", second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_UnknownStudy_NamesTheNearest()
    {
        await LeaveAsync(fail: 0, lease: 0);

        Answer answer = await workplace.RunAsync("resume", "tinny");

        Assert.Equal(2, answer.Code);
        Assert.Contains("did you mean 'tiny'?", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_FailedRuns_EndsWith1AndSaysHowToRetry_AndRetryMendsThem()
    {
        await LeaveAsync(fail: 2, lease: 0);

        Answer resumed = await workplace.RunAsync("resume", "tiny", "--no-figures", "--json");
        Answer retried = await workplace.RunAsync("retry", "tiny", "--failed", "--no-figures", "--json");

        Assert.Equal(1, resumed.Code);
        Assert.Equal((10, 2), ((int)resumed.Json["succeeded"]!, (int)resumed.Json["failed"]!));
        Assert.Contains("lazyrich retry tiny --failed", resumed.Errors, StringComparison.Ordinal);
        Assert.Equal(0, retried.Code);
        Assert.Equal((12, 0, 10), ((int)retried.Json["succeeded"]!, (int)retried.Json["failed"]!, (int)retried.Json["reused"]!));
    }

    [Fact]
    public async Task Status_LeftHalfWay_SaysInterruptedAndHowToGoOn()
    {
        await LeaveAsync(fail: 1, lease: 3);

        Answer text = await workplace.RunAsync("status", "tiny");
        Answer json = await workplace.RunAsync("status", "tiny", "--json");

        Assert.Contains("1 failed, 3 interrupted, 8 planned", text.Output, StringComparison.Ordinal);
        Assert.Contains("lazyrich resume tiny", text.Errors, StringComparison.Ordinal);
        Assert.Equal((3, 0, 8, 1), ((int)json.Json["leased"]!, (int)json.Json["running"]!, (int)json.Json["planned"]!, (int)json.Json["failed"]!));
    }

    public void Dispose() => workplace.Dispose();

    private async Task LeaveAsync(int fail, int lease)
    {
        await using ResultsStore store = await ResultsStore.OpenAsync(workplace.Store, never);
        await store.Writer.SubmitAsync(StudyReader.Read(Workplace.Tiny, "tiny.yaml", workplace.Directory).Plan!, never);
        IReadOnlyList<LeasedRun> leased = fail + lease == 0 ? [] : (await store.Writer.LeaseAsync(
            "gone", new PlanOrder(fail + lease), DateTime.UtcNow.AddHours(1), never)).Runs;
        await store.Writer.CommitAsync([.. leased.Take(fail).Select(run => new CompletedRun(run.Key, run.Attempt, null, "made to fail", 0.1))], never);
    }
}
