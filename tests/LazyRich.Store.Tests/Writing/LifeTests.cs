using LazyRich.Store.Reading;
using LazyRich.Store.Tests.Fixtures;
using LazyRich.Store.Writing;

namespace LazyRich.Store.Tests.Writing;

/// <summary>What becomes of a run between planned and finished.</summary>
public sealed class LifeTests
{
    private static readonly DateTime Noon = new(2030, 6, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Requeue_SomeExpired_PlansOnlyThoseAgain()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1, 2, 3]));
        LeasedRun early = (await store.LeaseAsync(1, "s", Noon))[0];
        LeasedRun late = (await store.LeaseAsync(1, "s", Noon.AddMinutes(1)))[0];

        Assert.Equal(1, await store.Writer.RequeueAsync(Noon.AddSeconds(1), TemporaryStore.Cancellation));
        Assert.Equal([new AttemptId(early.Key, 1)], await store.Writer.RenewAsync("s", [new(early.Key, 1), new(late.Key, 1)], Noon.AddHours(1), TemporaryStore.Cancellation));
        Assert.Equal(0, await store.Writer.RequeueAsync(Noon.AddMinutes(2), TemporaryStore.Cancellation));
        Assert.Equal((2, 1), (store.Status("a").Planned, store.Status("a").Leased));
        AttemptRecord attempt = Assert.Single(store.Reader.Find(early.Key.ToString(), 1)[0].Attempts);
        Assert.Equal((1, "s", "expired", "s did not renew it"), (attempt.Attempt, attempt.Silo, attempt.Outcome, attempt.Message));
    }

    [Fact]
    public async Task Release_HeldAttempt_IsPlannedAgainUnderTheNextNumber()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1]));
        LeasedRun run = (await store.LeaseAsync(1))[0];
        await store.Writer.ReleaseAsync([new(run.Key, 1), new(run.Key, 9), new(new(3), 1)], TemporaryStore.Cancellation);

        Assert.Equal(2, (await store.LeaseAsync(1))[0].Attempt);
        Assert.Equal(["released", "leased"], store.Reader.Find(run.Key.ToString(), 1)[0].Attempts.Select(attempt => attempt.Outcome));
    }

    [Fact]
    public async Task RetryFailed_OneStudyOfTwo_PlansItsFailedRunsOnly()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1, 2]));
        await store.SubmitAsync(Plans.Of("b", [3]));
        IReadOnlyList<LeasedRun> runs = await store.LeaseAsync(3);
        await store.CommitAsync(Outcomes.Failed(runs[0], "why"), Outcomes.Succeeded(runs[1]), Outcomes.Failed(runs[2]));

        Assert.Equal(1, await store.Writer.RetryFailedAsync("a", TemporaryStore.Cancellation));
        Assert.Equal(0, await store.Writer.RetryFailedAsync("nope", TemporaryStore.Cancellation));
        LeasedRun again = Assert.Single(await store.LeaseAsync(5));
        await store.CommitAsync(Outcomes.Succeeded(again));

        RunDetail detail = store.Reader.Find(runs[0].Key.ToString(), 1)[0];
        Assert.Equal((runs[0].Key, 2, "succeeded", null), (again.Key, again.Attempt, detail.State, detail.Failure));
        Assert.Equal(["why", null], detail.Attempts.Select(attempt => attempt.Message));
        Assert.Equal(1, store.Status("b").Failed);
    }

    [Fact]
    public async Task Commit_MixedBatch_AnswersInItsOrder()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1, 2, 3]));
        IReadOnlyList<LeasedRun> runs = await store.LeaseAsync(3);
        await store.CommitAsync(Outcomes.Succeeded(runs[1]));

        Assert.Equal(
            [Verdict.Accepted, Verdict.AlreadyStored, Verdict.Fenced, Verdict.Accepted],
            await store.CommitAsync(Outcomes.Failed(runs[0]), Outcomes.Succeeded(runs[1]), Outcomes.Succeeded(runs[2] with { Attempt = 2 }), Outcomes.Succeeded(runs[2])));
    }

    [Fact]
    public async Task Commit_NotAResult_IsRefusedBeforeAnythingIsWritten()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1]));
        CompletedRun good = Outcomes.Succeeded((await store.LeaseAsync(1))[0]);

        await Assert.ThrowsAsync<ArgumentException>(() => store.CommitAsync(good, good with { Failure = "and a failure" }));
        await Assert.ThrowsAsync<ArgumentException>(() => store.CommitAsync(good, good with { Result = good.Result! with { Summary = [1] } }));
        await Assert.ThrowsAsync<ArgumentException>(() => store.CommitAsync(good, good with { Result = good.Result! with { Times = new byte[8] } }));
        Assert.Equal(1, store.Status("a").Leased);
    }

    [Fact]
    public async Task Find_SucceededRun_TellsEverythingButTheData()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [0.5], architecture: "10-5-5", scale: 0.25));
        LeasedRun run = (await store.LeaseAsync(1))[0];
        await store.CommitAsync(Outcomes.Succeeded(run, s => (s["loss_initial"], s["time_to_1pct"]) = (double.NaN, double.NegativeInfinity)));

        RunDetail detail = Assert.Single(store.Reader.Find(run.Key.ToString()[..10].ToUpperInvariant(), 5));

        Assert.Equal((run.Key, "succeeded", 1, "silo-a", run.Definition), (detail.Key, detail.State, detail.Attempt, detail.Silo, detail.Definition));
        Assert.Equal(
            ["10-5-5", 0.5, 0L, 0.25, "exact", "random-regression"],
            new[] { "architecture", "lambda", "seed", "init.scale", "solver", "task" }.Select(name => detail.Parameters[name]));
        Assert.Equal(3, detail.Summary.Count);
        Assert.Equal((1, double.NaN, double.NegativeInfinity), (detail.Summary["loss_final"], detail.Summary["loss_initial"], detail.Summary["time_to_1pct"]));
        Assert.Equal([("loss", "", 24L), ("singular-values", "5", 120L)], detail.Series.Select(series => (series.Observable, string.Join(',', series.Shape), series.Bytes)));
        Assert.Empty(store.Reader.Find("xyz", 5));
        Assert.Empty(store.Reader.Find("", 0));
        Assert.Single(store.Reader.Find("", 5));
    }

    [Fact]
    public async Task CountSucceeded_Keys_CountsThoseWithAResult()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1, 2, 3]));
        IReadOnlyList<LeasedRun> runs = await store.LeaseAsync(3);
        await store.CommitAsync(Outcomes.Succeeded(runs[0]), Outcomes.Failed(runs[1]));

        Assert.Equal(1, store.Reader.CountSucceeded([.. runs.Select(run => run.Key), new(9)]));
    }
}
