using LazyRich.Grains.Dispatch;
using LazyRich.Grains.Pool;
using LazyRich.Grains.Pulling;
using LazyRich.Grains.Shipping;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace LazyRich.Grains.Tests.Pulling;

public sealed class PullerTests : IAsyncDisposable
{
    private static readonly LeasedRun[] runs = [.. Enumerable.Range(0, 2).Select(run => new LeasedRun(FakeStore.KeyOf(run), 1, ""))];
    private static readonly AttemptId[] ids = [.. runs.Select(run => new AttemptId(run.Key, run.Attempt))];

    private readonly WatchedTime time = new();
    private readonly FakeDispatcher dispatcher = new();
    private readonly LeaseBook leases = new();
    private readonly List<LeasedRun> started = [];
    private readonly Shipper shipper;
    private readonly SolverPool pool;
    private readonly Puller puller;
    private Exception? startFault;
    private readonly TaskCompletionSource firstStarts = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task mayStart = Task.CompletedTask;

    public PullerTests()
    {
        shipper = new(() => new FakeSink(), new(), TimeProvider.System, NullLogger<Shipper>.Instance);
        var solver = new FakeSolver();
        pool = new(1, solver, new OpenOutflow(), new SilentNotice(), time, NullLogger<SolverPool>.Instance);
        puller = new("silo", new(solver, pool, new(long.MaxValue), shipper, leases), () => dispatcher, StartRun, time, NullLogger<Puller>.Instance);
        puller.Start();
    }

    [Fact]
    public async Task Pull_EmptyPool_TellsItsLoad()
    {
        FakeDispatcher.Pull pull = await dispatcher.PulledAsync();

        Assert.Equal(new("silo", new PoolLoad(1, 8, 0, 0, 0, null)), pull.Request);
    }

    [Fact]
    public async Task Pull_Granted_HoldsAndStartsEach()
    {
        (await dispatcher.PulledAsync()).Grant(runs);
        await dispatcher.PulledAsync();

        Assert.Equal(runs, started);
        Assert.Equal(ids, leases.Held);
    }

    [Fact]
    public async Task Pull_GrantedFewAreStillStarting_AsksForMore()
    {
        var gate = new TaskCompletionSource();
        mayStart = gate.Task;
        (await dispatcher.PulledAsync()).Grant(runs);

        FakeDispatcher.Pull next = await dispatcher.PulledAsync();

        Assert.Equal(2, next.Request.Load.Waiting);
        gate.SetResult();
    }

    /// <summary>Solver threads say that there is room; where all ran before the last had started, nobody else would.</summary>
    [Fact]
    public async Task Pull_PoolFullOfStartingRunsRanDry_AsksAgain()
    {
        var gate = new TaskCompletionSource();
        mayStart = gate.Task;
        (await dispatcher.PulledAsync()).Grant([.. Enumerable.Range(0, LeaseSize.Most).Select(run => new LeasedRun(FakeStore.KeyOf(run), 1, ""))]);
        await firstStarts.Task;
        gate.SetResult();

        FakeDispatcher.Pull next = await dispatcher.PulledAsync();

        Assert.Equal(0, next.Request.Load.Waiting);
    }

    [Fact]
    public async Task Pull_Fails_IsRepeatedAfterAPause()
    {
        (await dispatcher.PulledAsync()).Fail(new TimeoutException());
        await time.TimerStartedAsync();
        time.Advance(TimeSpan.FromSeconds(1));

        (await dispatcher.PulledAsync()).Grant(runs);
        await dispatcher.PulledAsync();

        Assert.Equal(runs, started);
    }

    [Fact]
    public async Task Pull_ReplyIsLost_SaysWithTheNextAloneWhatItHolds()
    {
        (await dispatcher.PulledAsync()).Grant(runs);
        (await dispatcher.PulledAsync()).Fail(new TimeoutException());
        await time.TimerStartedAsync();
        time.Advance(TimeSpan.FromSeconds(1));

        FakeDispatcher.Pull next = await dispatcher.PulledAsync();
        Assert.Equal(ids, next.Request.Held!.Attempts);
        next.Grant();

        Assert.Null((await dispatcher.PulledAsync()).Request.Held);
    }

    [Fact]
    public async Task Start_Fails_HandsBackAndAsksAgainAfterAPause()
    {
        startFault = new InvalidOperationException();
        (await dispatcher.PulledAsync()).Grant(runs);
        await time.TimerStartedAsync();

        Assert.Equal(ids, leases.TakeHandedBack().OrderBy(id => id.Key));
        Assert.Empty(leases.Held);
        time.Advance(TimeSpan.FromSeconds(1));
        await dispatcher.PulledAsync();
    }

    /// <summary>The plan may have changed instead, and nobody tells a silo that waits for its own load.</summary>
    [Fact]
    public async Task Pull_ToAskWhenItsLoadChangesWhichItDoesNot_AsksAgainAfterTheLongestWait()
    {
        (await dispatcher.PulledAsync()).AskWhenLoadChanges();
        await time.TimerStartedAsync();
        time.Advance(PlanWatch.LongestWait);

        await dispatcher.PulledAsync();
    }

    /// <summary>What is solved is delivered to the head that returns; to give up for this would lose it.</summary>
    [Fact]
    public async Task Stop_HeadThatCannotBeTold_EndsWhenItsPullComesBack()
    {
        dispatcher.LeaveFault = new TimeoutException();
        FakeDispatcher.Pull pull = await dispatcher.PulledAsync();
        Task stopping = puller.StopAsync(TestContext.Current.CancellationToken);
        await time.TimerStartedAsync();
        Assert.False(stopping.IsCompleted);

        pull.Fail(new TimeoutException());

        await stopping;
    }

    [Fact]
    public async Task Stop_WhileAPullWaits_EndsWithoutLeasingMore()
    {
        await dispatcher.PulledAsync();

        await puller.StopAsync(TestContext.Current.CancellationToken);

        Assert.Empty(started);
    }

    [Fact]
    public async Task Stop_GrantedMeanwhile_StartsNothingAndHandsBack()
    {
        FakeDispatcher.Pull pull = await dispatcher.PulledAsync();
        Task stopping = puller.StopAsync(TestContext.Current.CancellationToken);
        pull.Grant(runs);
        await stopping;

        Assert.Empty(started);
        Assert.Empty(leases.Held);
    }

    public async ValueTask DisposeAsync()
    {
        await puller.StopAsync(CancellationToken.None);
        await puller.DisposeAsync();
        pool.Dispose();
        await shipper.DisposeAsync();
    }

    private async Task StartRun(LeasedRun run)
    {
        if (startFault is not null)
            throw startFault;
        firstStarts.TrySetResult();
        await mayStart;
        started.Add(run);
    }
}
