using LazyRich.Store.Reading;
using LazyRich.Store.Tests.Fixtures;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;

namespace LazyRich.Store.Tests.Writing;

public sealed class FencingTests
{
    [Fact]
    public async Task Commit_NewestAttempt_IsAccepted()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1]));
        LeasedRun run = Assert.Single(await store.LeaseAsync(5));

        Assert.Equal([Verdict.Accepted], await store.CommitAsync(Outcomes.Succeeded(run)));
        Assert.Equal(1, store.Status("a").Succeeded);
    }

    [Fact]
    public async Task Commit_Repeated_IsAlreadyStoredAndStoredOnce()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1]));
        LeasedRun run = Assert.Single(await store.LeaseAsync(5));

        IReadOnlyList<Verdict> together = await store.CommitAsync(Outcomes.Succeeded(run), Outcomes.Succeeded(run));
        IReadOnlyList<Verdict> later = await store.CommitAsync(Outcomes.Succeeded(run));

        Assert.Equal([Verdict.Accepted, Verdict.AlreadyStored], together);
        Assert.Equal([Verdict.AlreadyStored], later);
        Assert.Equal(1, store.Status("a").Succeeded);
        Assert.Equal(2, Assert.Single(store.Reader.Find(run.Key.ToString(), 2)).Series.Count);
    }

    [Fact]
    public async Task Commit_LateAfterRequeue_IsFencedBeforeAndAfterTheNextLease()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1]));
        LeasedRun first = Assert.Single(await store.LeaseAsync(1));
        await store.Writer.RequeueAsync(null, TemporaryStore.Cancellation);
        IReadOnlyList<Verdict> whilePlanned = await store.CommitAsync(Outcomes.Succeeded(first));
        LeasedRun second = Assert.Single(await store.LeaseAsync(1, "silo-b"));
        IReadOnlyList<Verdict> whileLeased = await store.CommitAsync(Outcomes.Succeeded(first));

        Assert.Equal([Verdict.Fenced], whilePlanned);
        Assert.Equal([Verdict.Fenced], whileLeased);
        Assert.Equal(2, second.Attempt);
        Assert.Equal([Verdict.Accepted], await store.CommitAsync(Outcomes.Succeeded(second)));
        Assert.Equal([Verdict.Fenced], await store.CommitAsync(Outcomes.Succeeded(first)));
    }

    [Fact]
    public async Task Commit_LateTwice_IsToldOnceInTheHistoryAndChangesNothingElse()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1]));
        LeasedRun first = Assert.Single(await store.LeaseAsync(1));
        await store.Writer.BuryAsync("silo-a", TemporaryStore.Cancellation);
        LeasedRun second = Assert.Single(await store.LeaseAsync(1, "silo-b"));
        await store.CommitAsync(Outcomes.Succeeded(second));

        await store.CommitAsync(Outcomes.Succeeded(first));
        await store.CommitAsync(Outcomes.Failed(first));

        IReadOnlyList<AttemptRecord> attempts = Assert.Single(store.Reader.Find(first.Key.ToString(), 2)).Attempts;
        Assert.Equal([("lost", "silo-a is gone; what it ended with came later and was refused"), ("succeeded", null)], attempts.Select(one => (one.Outcome, one.Message)));
    }

    [Fact]
    public async Task Commit_UnknownKey_IsFenced()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        LeasedRun unknown = new(new(42), 1, "{}");

        Assert.Equal([Verdict.Fenced, Verdict.Fenced], await store.CommitAsync(Outcomes.Succeeded(unknown), Outcomes.Failed(unknown)));
    }

    [Fact]
    public async Task Commit_FailureThenItsRepeat_IsAlreadyStored()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1]));
        LeasedRun run = Assert.Single(await store.LeaseAsync(1));

        Assert.Equal([Verdict.Accepted], await store.CommitAsync(Outcomes.Failed(run, "not finite at t=3")));
        Assert.Equal([Verdict.AlreadyStored], await store.CommitAsync(Outcomes.Failed(run, "not finite at t=3")));
        Assert.Equal("not finite at t=3", Assert.Single(store.Reader.Find(run.Key.ToString(), 1)).Failure);
    }

    [Fact]
    public async Task Renew_LostAndHeldAttempts_ReturnsTheLost()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1, 2]));
        IReadOnlyList<LeasedRun> runs = await store.LeaseAsync(2);
        await store.Writer.ReleaseAsync([new(runs[0].Key, 1)], TemporaryStore.Cancellation);

        IReadOnlyList<AttemptId> lost = await store.Writer.RenewAsync(
            "silo-a", [new(runs[0].Key, 1), new(runs[1].Key, 1), new(new(7), 1)], TemporaryStore.Later, TemporaryStore.Cancellation);
        IReadOnlyList<AttemptId> ofAnother = await store.Writer.RenewAsync(
            "silo-b", [new(runs[1].Key, 1)], TemporaryStore.Later, TemporaryStore.Cancellation);

        Assert.Equal([new(runs[0].Key, 1), new(new(7), 1)], lost);
        Assert.Equal([new(runs[1].Key, 1)], ofAnother);
    }

    /// <summary>A head that dies between a grant's commit and its reply leaves leases that nobody knows of.</summary>
    [Fact]
    public async Task Reclaim_GrantsThatTheirSiloDoesNotHold_PlansThemAgainAndLeavesTheOthers()
    {
        DateTime later = TemporaryStore.Later;
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1, 2, 3, 4]));
        LeasedRun[] old = [.. (await store.Writer.LeaseAsync("silo-a", new PlanOrder(2), later, TemporaryStore.Cancellation)).Runs];
        LeasedRun ofAnother = (await store.Writer.LeaseAsync("silo-b", new PlanOrder(1), later, TemporaryStore.Cancellation)).Runs[0];
        LeasedRun young = (await store.Writer.LeaseAsync("silo-a", new PlanOrder(1), later.AddSeconds(2), TemporaryStore.Cancellation)).Runs[0];

        int reclaimed = await store.Writer.ReclaimAsync("silo-a", [new(old[0].Key, 1)], later.AddSeconds(1), TemporaryStore.Cancellation);

        Assert.Equal(1, reclaimed);
        LeasedRun again = Assert.Single(await store.LeaseAsync(9));
        Assert.Equal((old[1].Key, 2, false), (again.Key, again.Attempt, again.IsCareful));
        Assert.Equal(["released", "leased"], store.Reader.Find(again.Key.ToString(), 1)[0].Attempts.Select(attempt => attempt.Outcome));
        Assert.All([old[0], ofAnother, young], run => Assert.Equal("leased", store.Reader.Find(run.Key.ToString(), 1)[0].State));
    }
}
