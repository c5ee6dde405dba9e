using LazyRich.Grains.Pool;

namespace LazyRich.Grains.Tests.Pool;

public sealed class CostBookTests
{
    private readonly CostBook<string> costs = new();

    [Fact]
    public void Of_NothingMeasured_IsUnknown()
    {
        Assert.Null(costs.Average);
        Assert.Null(costs.Of("a"));
    }

    [Fact]
    public void Of_KindNeverMeasured_IsTheAverage()
    {
        costs.Record("a", 2);

        Assert.Equal(2, costs.Of("b"));
        Assert.Null(costs.Measured("b"));
    }

    [Fact]
    public void Record_KindThatGotSlower_MovesTowardsTheNewCost()
    {
        costs.Record("a", 1);
        for (int i = 0; i < 30; i++)
            costs.Record("a", 3);

        Assert.Equal(3, costs.Of("a")!.Value, 0.01);
    }

    [Fact]
    public void Record_TwoKinds_AreKeptApart()
    {
        costs.Record("a", 1);
        costs.Record("b", 100);

        Assert.Equal((1, 100), (costs.Of("a")!.Value, costs.Of("b")!.Value));
    }
}
