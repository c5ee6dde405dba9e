using CsCheck;
using LazyRich.Reporting.Findings.Statistics;

namespace LazyRich.Reporting.Tests.Findings;

public sealed class StatisticsTests
{
    [Fact]
    public void Slope_PowerLaw_IsItsExponent() =>
        Gen.Select(Gen.Double[-5, 5], Gen.Double[0.1, 100]).Sample((exponent, factor) =>
        {
            double? slope = LogLogFit.Slope(new[] { 0.5, 1, -2, 10, 300 }.Select(x => (x, -factor * Math.Pow(Math.Abs(x), exponent))));
            return Math.Abs(slope!.Value - exponent) < 1e-9;
        });

    [Fact]
    public void Slope_ZerosAndInfinities_AreLeftOut() =>
        Assert.Equal(1, LogLogFit.Slope([(1, 1), (10, 10), (0, 5), (100, double.PositiveInfinity), (5, 0), (double.NaN, 1)])!.Value, 12);

    [Fact]
    public void Slope_OneX_HasNone() => Assert.Null(LogLogFit.Slope([(2, 1), (2, 3)]));

    [Fact]
    public void Explained_GroupsThatDifferByNothingElse_AreEverything() =>
        Assert.Equal(1, ExplainedVariance.Of([1, 1, 5, 5], ["a", "a", "b", "b"])!.Value, 12);

    [Fact]
    public void Explained_GroupsOfOneMean_AreNothing() => Assert.Equal(0, ExplainedVariance.Of([1, 5, 1, 5], ["a", "a", "b", "b"])!.Value, 12);

    /// <summary>Sums of squares by hand: total 17.5, between 13.5 (means 2 and 5, three each, about 3.5).</summary>
    [Fact]
    public void Explained_TextbookExample_IsItsSumsOfSquares() =>
        Assert.Equal(13.5 / 17.5, ExplainedVariance.Of([1, 2, 3, 4, 5, 6], ["a", "a", "a", "b", "b", "b"])!.Value, 12);

    [Fact]
    public void Explained_TwoFactorsOfABalancedDesign_AddUpToAtMostOne() =>
        Gen.Double[-10, 10].Array[12].Where(values => values.Distinct().Count() > 1).Sample(values =>
        {
            double rows = ExplainedVariance.Of(values, [.. values.Select((_, i) => $"{i / 4}")])!.Value;
            double columns = ExplainedVariance.Of(values, [.. values.Select((_, i) => $"{i % 4}")])!.Value;
            return rows >= 0 && columns >= 0 && rows + columns <= 1 + 1e-12;
        });

    [Fact]
    public void Explained_AllEqual_HasNoVariance() => Assert.Null(ExplainedVariance.Of([2, 2, 2], ["a", "b", "a"]));

    [Fact]
    public void Ranks_TiesAndInfinity_ShareAndComeLast() => Assert.Equal([1.5, 4, 3, 1.5], Ranks.Of([2, double.PositiveInfinity, 7, 2]));
}
