using LazyRich.Store.Reading;
using LazyRich.Store.Tests.Fixtures;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;
using LazyRich.Studies.Plan;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Tests.Writing;

/// <summary>Paused, stopped and cancelled studies, priorities and limits: what is granted, and what becomes of runs that several studies share.</summary>
public sealed class StudyStateTests
{
    [Fact]
    public async Task Pause_ActiveStudy_GrantsNothingUntilItIsResumed()
    {
        await using TemporaryStore store = await StoreOfAsync(Plans.Of("a", [1, 2, 3]));
        LeasedRun leased = (await store.LeaseAsync(1))[0];

        StudyChange paused = (await store.Writer.PauseAsync("a", TemporaryStore.Cancellation))!;
        IReadOnlyList<LeasedRun> whilePaused = await store.LeaseAsync(5);
        IReadOnlyList<Verdict> finishing = await store.CommitAsync(Outcomes.Succeeded(leased));
        string? state = store.Status("a").State;
        await store.Writer.ResumeAsync("a", TemporaryStore.Cancellation);

        Assert.Equal(("active", "paused", 0), (paused.Before, paused.After, paused.Ended.Count));
        Assert.Empty(whilePaused);
        Assert.Equal((Verdict.Accepted, "paused"), (Assert.Single(finishing), state));
        Assert.Equal(2, (await store.LeaseAsync(5)).Count);
    }

    [Fact]
    public async Task Pause_StudyThatSharesRuns_LeavesThemToTheOther()
    {
        await using TemporaryStore store = await StoreOfAsync(Plans.Of("a", [1, 2]), Plans.Of("b", [2, 3]));
        await store.Writer.PauseAsync("a", TemporaryStore.Cancellation);

        Assert.Equal([2.0, 3.0], Lambdas(store, await store.LeaseAsync(5)));
    }

    [Fact]
    public async Task Stop_LeasedAndPlannedRuns_LetsTheLeasedFinishAndGivesThePlannedUp()
    {
        await using TemporaryStore store = await StoreOfAsync(Plans.Of("a", [1, 2, 3]));
        IReadOnlyList<LeasedRun> leased = await store.LeaseAsync(2);

        StudyChange stopped = (await store.Writer.StopAsync("a", TemporaryStore.Cancellation))!;
        await store.CommitAsync(Outcomes.Succeeded(leased[0]));
        await store.Writer.ReleaseAsync([new(leased[1].Key, leased[1].Attempt)], TemporaryStore.Cancellation);

        StudyStatus status = store.Status("a");
        Assert.Empty(stopped.Ended);
        Assert.Equal((0, 0, 1, 2, true, "stopped"), (status.Planned, status.Leased, status.Succeeded, status.Cancelled, status.Finished, status.State));
        Assert.Empty(await store.LeaseAsync(5));
    }

    [Fact]
    public async Task Cancel_LeasedRuns_EndsThemUnlessAnotherStudyWantsThem()
    {
        await using TemporaryStore store = await StoreOfAsync(Plans.Of("a", [1, 2, 3]), Plans.Of("b", [2]));
        IReadOnlyList<LeasedRun> leased = await store.LeaseAsync(2);

        StudyChange cancelled = (await store.Writer.CancelAsync("a", TemporaryStore.Cancellation))!;
        IReadOnlyList<Verdict> verdicts = await store.CommitAsync(Outcomes.Succeeded(leased[0]), Outcomes.Succeeded(leased[1]));

        Assert.Equal([new HeldAttempt(new(leased[0].Key, 1), "silo-a")], cancelled.Ended);
        Assert.Equal([Verdict.Fenced, Verdict.Accepted], verdicts);
        Assert.Equal((2, 1), (store.Status("a").Cancelled, store.Status("b").Succeeded));
        Assert.Equal("cancelled", Assert.Single(store.Reader.Find(leased[0].Key.ToString(), 1)[0].Attempts).Outcome);
    }

    [Fact]
    public async Task Cancel_LeasedRunOfAStoppedStudy_LetsItFinish()
    {
        await using TemporaryStore store = await StoreOfAsync(Plans.Of("a", [1]), Plans.Of("b", [1]));
        LeasedRun leased = (await store.LeaseAsync(1))[0];
        await store.Writer.StopAsync("a", TemporaryStore.Cancellation);

        StudyChange cancelled = (await store.Writer.CancelAsync("b", TemporaryStore.Cancellation))!;

        Assert.Empty(cancelled.Ended);
        Assert.Equal([Verdict.Accepted], await store.CommitAsync(Outcomes.Succeeded(leased)));
    }

    [Fact]
    public async Task Submit_PlanWithoutARunThatOnlyACancelledStudyNames_EndsIt()
    {
        await using TemporaryStore store = await StoreOfAsync(Plans.Of("a", [1, 2]), Plans.Of("b", [1]));
        LeasedRun leased = (await store.LeaseAsync(1))[0];
        await store.Writer.CancelAsync("a", TemporaryStore.Cancellation);
        await store.SubmitAsync(Plans.Of("b", [2]));

        Assert.Equal([Verdict.Fenced], await store.CommitAsync(Outcomes.Succeeded(leased)));
        Assert.Equal((1, 0, 1), (store.Status("a").Planned, store.Status("a").Leased, store.Status("a").Cancelled));
    }

    [Fact]
    public async Task Submit_PlanWithoutARunThatIsLeased_DetachesIt()
    {
        await using TemporaryStore store = await StoreOfAsync(Plans.Of("a", [1]));
        LeasedRun leased = (await store.LeaseAsync(1))[0];

        await store.SubmitAsync(Plans.Of("a", [2]));

        Assert.Equal("detached", store.Reader.Find(leased.Key.ToString(), 1)[0].State);
        Assert.Equal([Verdict.Fenced], await store.CommitAsync(Outcomes.Succeeded(leased)));
    }

    [Fact]
    public async Task Open_KilledBetweenAStudysCancellationAndItsRuns_EndsWhatIsLeased()
    {
        await using TemporaryStore store = await StoreOfAsync(Plans.Of("a", [1]));
        LeasedRun leased = (await store.LeaseAsync(1))[0];
        await using (var connection = new SqliteConnection($"Data Source={store.Path};Pooling=False"))
        {
            await connection.OpenAsync(TemporaryStore.Cancellation);
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "UPDATE studies SET state = 'cancelled'";
            await command.ExecuteNonQueryAsync(TemporaryStore.Cancellation);
        }

        await store.ReopenAsync();

        Assert.Equal((0, 1), (store.Status("a").Leased, store.Status("a").Cancelled));
        Assert.Equal([Verdict.Fenced], await store.CommitAsync(Outcomes.Succeeded(leased)));
    }

    [Fact]
    public async Task Submit_CancelledStudyAgain_PlansWhatWasGivenUp()
    {
        await using TemporaryStore store = await StoreOfAsync(Plans.Of("a", [1, 2]));
        await store.Writer.CancelAsync("a", TemporaryStore.Cancellation);
        await store.SubmitAsync(Plans.Of("a", [1, 2]));

        Assert.Equal((2, 0, "active"), (store.Status("a").Planned, store.Status("a").Cancelled, store.Status("a").State));
        Assert.Equal(2, (await store.LeaseAsync(5)).Count);
    }

    [Fact]
    public async Task Change_NoSuchStudy_IsNull()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();

        Assert.Null(await store.Writer.PauseAsync("a", TemporaryStore.Cancellation));
        Assert.Null(await store.Writer.CancelAsync("a", TemporaryStore.Cancellation));
    }

    [Fact]
    public async Task Lease_StudiesOfDifferentPriority_GrantsTheHighestFirstAndFollowsChanges()
    {
        await using TemporaryStore store = await StoreOfAsync(
            Plans.Of("low", [1, 2]), Plans.Of("high", [2, 3]) with { Policy = new(Priority: 5) });
        IReadOnlyList<LeasedRun> first = await store.LeaseAsync(1);
        await store.SubmitAsync(Plans.Of("low", [1, 2]) with { Policy = new(Priority: 9) });

        Assert.Equal([2.0], Lambdas(store, first));
        Assert.Equal([1.0, 3.0], Lambdas(store, await store.LeaseAsync(5)));
    }

    [Fact]
    public async Task Lease_LimitedStudy_NeverHasMoreUnderWay()
    {
        await using TemporaryStore store = await StoreOfAsync(Plans.Of("a", [1, 2, 3, 4]) with { Policy = new() { Limit = 2 } }, Plans.Of("b", [9]));

        IReadOnlyList<LeasedRun> first = await store.LeaseAsync(5);
        await store.CommitAsync(Outcomes.Succeeded(first[0]));

        Assert.Equal([1.0, 2.0, 9.0], Lambdas(store, first));
        Assert.Equal([3.0], Lambdas(store, await store.LeaseAsync(5)));
    }

    [Fact]
    public async Task Lease_RunOfTwoStudies_MayTakeTheLongerTimeOfBoth()
    {
        await using TemporaryStore store = await StoreOfAsync(
            Plans.Of("a", [1, 2, 3]) with { Policy = new(Timeout: TimeSpan.FromSeconds(5)) },
            Plans.Of("b", [2]) with { Policy = new(Timeout: TimeSpan.FromSeconds(9)) },
            Plans.Of("c", [3]));

        Assert.Equal([5.0, 9.0, null], (await store.LeaseAsync(5)).Select(run => run.Timeout?.TotalSeconds));
    }

    [Fact]
    public async Task Lease_OrderThatPassesRunsOver_GrantsWhatItTakes()
    {
        await using TemporaryStore store = await StoreOfAsync(Plans.Of("a", [1, 2, 3, 4, 5]));

        LeaseGrant grant = await store.Writer.LeaseAsync("s", new EverySecond(), TemporaryStore.Later, TemporaryStore.Cancellation);

        Assert.Equal([2.0, 4.0], Lambdas(store, grant.Runs));
        Assert.Equal([1.0, 3.0, 5.0], Lambdas(store, await store.LeaseAsync(9)));
    }

    private static async Task<TemporaryStore> StoreOfAsync(params StudyPlan[] plans)
    {
        TemporaryStore store = await TemporaryStore.CreateAsync();
        foreach (StudyPlan plan in plans)
            await store.SubmitAsync(plan);
        return store;
    }

    private static IEnumerable<object?> Lambdas(TemporaryStore store, IEnumerable<LeasedRun> runs) =>
        runs.Select(run => store.Reader.Find(run.Key.ToString(), 1)[0].Parameters["lambda"]).Order();

    private sealed class EverySecond : ILeaseOrder
    {
        private int offered;

        public bool TakesSuspect => false;

        public StudyQueue? Next(IReadOnlyList<StudyQueue> queues) => queues[0];

        public Choice Offer(StudyQueue queue, in Candidate run) => ++offered % 2 == 0 ? Choice.Take : Choice.Pass;
    }
}
