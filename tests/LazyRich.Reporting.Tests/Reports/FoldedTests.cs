using LazyRich.Reporting.Reports;

namespace LazyRich.Reporting.Tests.Reports;

public sealed class FoldedTests
{
    private const double Never = double.PositiveInfinity;

    [Fact]
    public void Over_OddCount_IsTheMiddleOne() => Assert.Equal(2, Folded.Over([3, 1, 2]).Median);

    [Fact]
    public void Over_EvenCount_IsHalfwayBetweenTheMiddleTwo() => Assert.Equal(2.5, Folded.Over([4, 1, 3, 2]).Median);

    [Fact]
    public void Over_FewCensored_CountsThemAboveEverything()
    {
        Folded folded = Folded.Over([1, 2, 3, Never, Never]);

        Assert.Equal(3, folded.Median);
        Assert.Equal(2, folded.Censored);
        Assert.Equal(5, folded.Numbers);
    }

    [Fact]
    public void Over_HalfCensored_IsInfinite() => Assert.Equal(Never, Folded.Over([1, 2, Never, Never]).Median);

    [Fact]
    public void Over_AllCensored_IsInfinite() => Assert.Equal(Never, Folded.Over([Never, Never]).Median);

    [Fact]
    public void Over_NotNumbers_AreLeftOutAndCounted()
    {
        Folded folded = Folded.Over([1, double.NaN, 3, null]);

        Assert.Equal(2, folded.Median);
        Assert.Equal(1, folded.NotNumbers);
        Assert.Equal(2, folded.Numbers);
    }

    [Fact]
    public void Over_Nothing_HasNoMedian() => Assert.Null(Folded.Over([null, double.NaN]).Median);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 3)]
    [InlineData(0.625, 3.5)]
    [InlineData(1, 5)]
    public void Quantile_OfFive_IsLinearBetweenThem(double share, double expected) =>
        Assert.Equal(expected, Folded.Quantile([1, 2, 3, 4, 5], share));
}
