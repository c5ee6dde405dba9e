using LazyRich.Grains.Dispatch;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;
using Microsoft.Extensions.Logging.Abstractions;

namespace LazyRich.Grains.Tests.Dispatch;

public sealed class LeaseSweeperTests
{
    private static readonly TimeSpan lease = TimeSpan.FromSeconds(30);

    private readonly WatchedTime time = new();
    private readonly FakeStore store = new(2);
    private readonly FakeDispatcher dispatcher = new();

    [Fact]
    public async Task Perform_LeaseThatNobodyRenewed_IsPlannedAgainAndThePullersAreWoken()
    {
        await LeaseAsync();
        await using LeaseSweeper sweeper = Started();

        for (int i = 0; i < 4; i++)
            await TickAsync(lease / 2);

        Assert.Equal(2, store.Count("planned"));
        await dispatcher.PlanChanges.ReadAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Perform_FirstLookAfterALongSleep_LeavesTimeToRenew()
    {
        IReadOnlyList<LeasedRun> held = await LeaseAsync();
        await using LeaseSweeper sweeper = Started();

        time.AdjustTime(time.GetUtcNow() + TimeSpan.FromHours(8));
        await TickAsync(lease / 2);
        Assert.Equal(2, store.Count("leased"));
        await store.RenewAsync("a", [.. held.Select(run => new AttemptId(run.Key, run.Attempt))], Expiry, TestContext.Current.CancellationToken);
        await TickAsync(lease / 2);

        Assert.Equal(2, store.Count("leased"));
    }

    private DateTime Expiry => time.GetUtcNow().UtcDateTime + lease;

    private async Task<IReadOnlyList<LeasedRun>> LeaseAsync() =>
        (await store.LeaseAsync("a", new PlanOrder(2), Expiry, TestContext.Current.CancellationToken)).Runs;

    private LeaseSweeper Started()
    {
        var sweeper = new LeaseSweeper(store, () => dispatcher, time, lease, NullLogger<LeaseSweeper>.Instance);
        sweeper.Start();
        return sweeper;
    }

    /// <summary>Moves the clock, and waits until the sweeper has looked.</summary>
    private async Task TickAsync(TimeSpan by)
    {
        Task looked = store.RequeuedAsync();
        time.Advance(by);
        await looked;
    }
}
