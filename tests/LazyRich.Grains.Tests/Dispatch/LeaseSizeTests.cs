using CsCheck;
using LazyRich.Grains.Dispatch;
using LazyRich.Grains.Pool;

namespace LazyRich.Grains.Tests.Dispatch;

public sealed class LeaseSizeTests
{
    private const double Plenty = 1e9;

    [Fact]
    public void Fits_UnknownKind_FillsTheLanesOfFreeThreads() => Assert.Equal(16, Granted(Load(executing: 0, waiting: 0), cost: null));

    [Fact]
    public void Fits_UnknownKindAndThreadsFull_GrantsNothing() => Assert.Equal(0, Granted(Load(executing: 10, waiting: 6), cost: null));

    [Fact]
    public void Fits_MillisecondRuns_GrantsTheWorkOfTheLookAhead() => Assert.Equal(300, Granted(Load(executing: 16, waiting: 0), cost: 1e-3));

    [Fact]
    public void Fits_RunsOfATenthOfASecond_GrantsTheNextBatchOfEachThread() => Assert.Equal(16, Granted(Load(executing: 16, waiting: 0), cost: 0.1));

    [Fact]
    public void Fits_RunsThatCostNothing_IsBounded() => Assert.Equal(LeaseSize.Most - 16, Granted(Load(executing: 16, waiting: 0), cost: 0));

    [Fact]
    public void Fits_MinuteLongRuns_GrantsOnlyForThreadsThatAreFree()
    {
        Assert.Equal(0, Granted(Load(executing: 16, waiting: 0), cost: 60));
        Assert.Equal(8, Granted(Load(executing: 8, waiting: 0), cost: 60));
    }

    [Fact]
    public void Fits_FewMinuteLongRunsForManySilos_GrantsTheShareButOneASlot()
    {
        Assert.Equal(5, Granted(Load(executing: 0, waiting: 0), cost: 60, share: 5));
        Assert.Equal(2, Granted(Load(executing: 0, waiting: 0), cost: 60, share: 0.1));
    }

    [Fact]
    public void Fits_MinuteLongRunsWhereThreadsAreBusyWithShortOnes_GrantsThoseForWhichShortOnesMakeWay() =>
        Assert.Equal(12, Granted(Load(executing: 16, waiting: 100), cost: 60, shortRuns: 112));

    [Fact]
    public void IsWanted_MoreThanHalfTheLookAheadWaiting_IsFalse()
    {
        Assert.True(LeaseSize.IsWanted(Load(executing: 16, waiting: 140) with { WaitingSeconds = 0.14, AverageSeconds = 1e-3 }));
        Assert.False(LeaseSize.IsWanted(Load(executing: 16, waiting: 160) with { WaitingSeconds = 0.16, AverageSeconds = 1e-3 }));
    }

    [Fact]
    public void Fits_AnyLoad_StaysWithinTheBound() =>
        Gen.Select(Gen.Int[1, 64], Gen.Int[1, 8], Gen.Int[0, 600], Gen.Int[0, 5000], Gen.Double[0, 100], Gen.Int[0, 5000]).Sample(
            (slots, lanes, executing, waiting, cost, taken) =>
            {
                PoolLoad load = new(slots, lanes, executing, waiting, waiting * cost, cost);
                if (LeaseSize.Fits(load, (taken, taken * cost), cost, new(0, Plenty)))
                    Assert.True(executing + waiting + taken < Math.Max(LeaseSize.Most, 2 * slots * lanes));
            });

    private static int Granted(PoolLoad load, double? cost, double share = Plenty, int shortRuns = 0)
    {
        int granted = 0;
        int held = load.Executing + load.Waiting - shortRuns;
        while (LeaseSize.Fits(load, (granted, granted * (cost ?? 0)), cost, new(held + granted, share)))
            granted++;
        return granted;
    }

    private static PoolLoad Load(int executing, int waiting) => new(2, 8, executing, waiting, 0, null);
}
