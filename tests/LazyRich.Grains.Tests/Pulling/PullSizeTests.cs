using CsCheck;
using LazyRich.Grains.Pool;
using LazyRich.Grains.Pulling;

namespace LazyRich.Grains.Tests.Pulling;

public sealed class PullSizeTests
{
    [Fact]
    public void Of_NothingMeasuredYet_FillsTheLanesOfEveryThread() => Assert.Equal(16, PullSize.Of(Load(executing: 0, waiting: 0, average: null)));

    [Fact]
    public void Of_NothingMeasuredAndThreadsFull_AsksForNothing() => Assert.Equal(0, PullSize.Of(Load(executing: 10, waiting: 6, average: null)));

    [Fact]
    public void Of_MillisecondRuns_AsksForTheWorkOfTheLookAhead() =>
        Assert.Equal(300, PullSize.Of(Load(executing: 16, waiting: 0, average: 1e-3)));

    [Fact]
    public void Of_MoreThanHalfTheLookAheadWaiting_AsksForNothing() =>
        Assert.Equal(0, PullSize.Of(Load(executing: 16, waiting: 160, average: 1e-3)));

    [Fact]
    public void Of_RunsThatCostNothing_IsBounded() => Assert.Equal(PullSize.Most - 16, PullSize.Of(Load(executing: 16, waiting: 0, average: 0)));

    [Fact]
    public void Of_MinuteLongRuns_LeasesOnlyForThreadsThatAreFree()
    {
        Assert.Equal(0, PullSize.Of(Load(executing: 16, waiting: 0, average: 60)));
        Assert.Equal(8, PullSize.Of(Load(executing: 8, waiting: 0, average: 60)));
    }

    [Fact]
    public void Of_ExpensiveKindsWaitingAmongCheapOnes_CountsTheirOwnCost() =>
        Assert.Equal(0, PullSize.Of(new(2, 8, 16, 4, WaitingSeconds: 0.4, AverageSeconds: 1e-3)));

    [Fact]
    public void Of_AnyLoad_StaysWithinTheBound() =>
        Gen.Select(Gen.Int[1, 64], Gen.Int[1, 8], Gen.Int[0, 600], Gen.Int[0, 5000], Gen.Double[0, 100]).Sample((slots, lanes, executing, waiting, average) =>
        {
            int count = PullSize.Of(new(slots, lanes, executing, waiting, waiting * average, average));
            Assert.InRange(count, 0, Math.Max(0, Math.Max(PullSize.Most, 2 * slots * lanes) - executing - waiting));
        });

    private static PoolLoad Load(int executing, int waiting, double? average) => new(2, 8, executing, waiting, waiting * (average ?? 0), average);
}
