using LazyRich.Grains.Dispatch;
using LazyRich.Grains.Pool;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store.Writing;
using Microsoft.Extensions.Time.Testing;

namespace LazyRich.Grains.Tests.Dispatch;

public sealed class LeaseDeskTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Pull_PlannedRuns_GrantsThemInPlanOrder()
    {
        var store = new FakeStore(5);
        LeaseDesk desk = Desk(store);

        LeasedRun[] granted = (await desk.PullAsync("a", Load(3))).Runs;

        Assert.Equal([0, 1, 2], granted.Select(run => FakeStore.RunOf(run.Key)));
        Assert.All(granted, run => Assert.Equal(1, run.Attempt));
    }

    [Fact]
    public async Task Pull_NothingPlanned_WaitsWithoutAskingTheStoreAgain()
    {
        var store = new FakeStore(1);
        LeaseDesk desk = Desk(store);
        await desk.PullAsync("a", Load(2));
        int asked = store.Transactions;

        Task<LeaseReply> waiting = desk.PullAsync("a", Load(2));
        time.Advance(PlanWatch.LongestWait / 2);

        Assert.False(waiting.IsCompleted);
        Assert.Equal(asked, store.Transactions);
    }

    [Fact]
    public async Task PlanChanged_WhilePullsWait_WakesThem()
    {
        var store = new FakeStore(1);
        LeaseDesk desk = Desk(store);
        LeasedRun[] first = (await desk.PullAsync("a", Load(2))).Runs;
        Task<LeaseReply> waiting = desk.PullAsync("b", Load(2));

        await desk.ReleaseAsync([new(first[0].Key, first[0].Attempt)]);

        LeasedRun again = Assert.Single((await waiting).Runs);
        Assert.Equal(2, again.Attempt);
    }

    [Fact]
    public async Task Pull_NothingPlannedForTheLongestWait_LooksOnceAndComesBackEmpty()
    {
        var store = new FakeStore(0);
        LeaseDesk desk = Desk(store);
        await desk.PullAsync("a", Load(1));

        Task<LeaseReply> waiting = desk.PullAsync("a", Load(1));
        time.Advance(PlanWatch.LongestWait);

        Assert.Empty((await waiting).Runs);
        Assert.Equal(2, store.Transactions);
    }

    [Fact]
    public async Task PlanChanged_WhileTheStoreIsAsked_IsNotForgotten()
    {
        var store = new FakeStore(0);
        var gated = new GatedWriter(store, "lease");
        LeaseDesk desk = Desk(gated);
        Task<LeaseReply> first = desk.PullAsync("a", Load(1));

        desk.PlanChanged();
        gated.Open();
        await first;

        Assert.Empty((await desk.PullAsync("a", Load(1))).Runs);
        Assert.Equal(2, store.Transactions);
    }

    /// <summary>Nobody hears how a cancelled run ends; counted for ever, it would keep every long run from its silo.</summary>
    [Fact]
    public async Task Withdrawn_LongRunsOfASilo_MakeRoomForOthers()
    {
        LeaseDesk desk = Desk(new FakeStore(9));
        LeasedRun[] held = (await desk.PullAsync("a", Load(2))).Runs;
        PoolLoad busy = Load(2) with { Executing = 2 };
        Assert.Empty((await desk.PullAsync("a", busy)).Runs);

        desk.Withdrawn([.. held.Select(run => new AttemptId(run.Key, run.Attempt))]);

        Assert.NotEmpty((await desk.PullAsync("a", busy)).Runs);
    }

    [Fact]
    public async Task Leave_WhileItsPullWaits_EndsThatPullEmptyAndGrantsNoMore()
    {
        var store = new FakeStore(1);
        LeaseDesk desk = Desk(store);
        LeasedRun[] held = (await desk.PullAsync("a", Load(2))).Runs;
        Task<LeaseReply> waiting = desk.PullAsync("a", Load(2));

        desk.Leave("a");
        await desk.ReleaseAsync([new(held[0].Key, held[0].Attempt)]);

        Assert.Empty((await waiting).Runs);
        Assert.Empty((await desk.PullAsync("a", Load(2))).Runs);
        Assert.Single((await desk.PullAsync("b", Load(2))).Runs);
    }

    [Fact]
    public async Task Close_PlannedRuns_GrantsThemToNobodyAndLetsASiloLeaveAtOnce()
    {
        var store = new FakeStore(1);
        LeaseDesk desk = Desk(store);

        desk.Close();
        Task<LeaseReply> waiting = desk.PullAsync("a", Load(2));
        Assert.False(waiting.IsCompleted);
        desk.Leave("a");

        Assert.Empty((await waiting).Runs);
        Assert.True(desk.HasLeft("a"));
        Assert.Equal(0, store.Count("leased"));
    }

    [Fact]
    public async Task Renew_AttemptsHeldAndNot_MovesTheirExpiryAndNamesTheLost()
    {
        var store = new FakeStore(2);
        LeaseDesk desk = Desk(store);
        LeasedRun[] held = (await desk.PullAsync("a", Load(2))).Runs;
        AttemptId[] ids = [.. held.Select(run => new AttemptId(run.Key, run.Attempt))];
        await desk.ReleaseAsync([ids[0]]);
        time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal([ids[0]], await desk.RenewAsync("a", ids));
        time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(0, await store.RequeueAsync(time.GetUtcNow().UtcDateTime, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Renew_FirstAfterAHeadThatDiedBeforeItsReply_GivesBackWhatTheSiloDoesNotName()
    {
        var store = new FakeStore(3);
        LeasedRun[] heard = (await Desk(store).PullAsync("a", Load(2))).Runs;
        await Desk(store).PullAsync("a", Load(1));
        AttemptId[] ids = [.. heard.Select(run => new AttemptId(run.Key, run.Attempt))];
        time.Advance(TimeSpan.FromSeconds(1));
        LeaseDesk next = Desk(store);
        Task<LeaseReply> idle = next.PullAsync("b", Load(2));

        Assert.Empty(await next.RenewAsync("a", ids));

        await idle;
        Assert.Single((await next.PullAsync("b", Load(2))).Runs);
        Assert.Equal(3, store.Count("leased"));
        Assert.Empty(await next.RenewAsync("a", []));
        Assert.Equal(3, store.Count("leased"));
    }

    [Fact]
    public async Task HoldsOnly_AfterAGrantWhoseReplyWasLost_GivesThatBackAtOnceAndNothingElse()
    {
        var store = new FakeStore(3);
        LeaseDesk desk = Desk(store);
        LeasedRun heard = Assert.Single((await desk.PullAsync("a", Load(1))).Runs);
        LeasedRun lost = Assert.Single((await desk.PullAsync("a", Load(1))).Runs);
        Assert.Single((await desk.PullAsync("b", Load(1))).Runs);
        Task<LeaseReply> idle = desk.PullAsync("b", Load(1));

        await desk.HoldsOnlyAsync("a", [new(heard.Key, heard.Attempt)]);

        LeasedRun again = Assert.Single((await idle).Runs);
        Assert.Equal((lost.Key, lost.Attempt + 1), (again.Key, again.Attempt));
        Assert.Empty(await desk.RenewAsync("a", [new(heard.Key, heard.Attempt)]));
    }

    private LeaseDesk Desk(IStoreWriter store) => new(store, new(), TimeSpan.FromSeconds(30), time);

    /// <summary>An idle silo with room for so many runs of an unknown kind.</summary>
    private static PoolLoad Load(int lanes) => new(lanes, 1, 0, 0, 0, null);
}
