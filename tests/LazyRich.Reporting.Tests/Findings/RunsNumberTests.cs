using LazyRich.Reporting.Findings.Numbers;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Tests.Findings;

public sealed class RunsNumberTests
{
    private const double Never = double.PositiveInfinity;

    [Theory]
    [InlineData("median", 2.0)]
    [InlineData("min", 1.0)]
    [InlineData("max", Never)]
    [InlineData("mean", Never)]
    public void Fold_WithARunThatNeverArrives_CountsItAsInfinite(string fold, double expected) =>
        Assert.Equal(expected, new FoldNumber("n", 1, 1, "", fold, "x").Of([[1.0], [Never], [2L], [double.NaN], [null]]));

    [Fact]
    public void Fold_NoNumbers_IsNone() => Assert.Null(new FoldNumber("n", 1, 1, "", "median", "x").Of([[null], [double.NaN]]));

    [Fact]
    public void Explained_OnRanks_TakesRunsThatNeverArriveAsTheSlowest()
    {
        var number = new ExplainedNumber("n", 1, 1, "", "x", ["l"], "ranks");

        Assert.Equal(1, number.Of([[1.0, "a"], [1.0, "a"], [Never, "b"], [Never, "b"]])!.Value, 12);
    }

    [Fact]
    public void Explained_OnLog_LeavesOutWhatHasNoLogarithm()
    {
        var number = new ExplainedNumber("n", 1, 1, "", "x", ["l"], "log");

        Assert.Equal(1, number.Of([[1.0, "a"], [0.0, "a"], [10.0, "b"], [Never, "b"], [10.0, "b"]])!.Value, 12);
    }

    [Fact]
    public void Explained_ByTwoFactors_GroupsRunsThatAgreeInBoth()
    {
        var number = new ExplainedNumber("n", 1, 1, "", "x", ["l", "m"], "value");

        Assert.Equal(1, number.Of([[1.0, "a", 1.0], [2.0, "a", 2.0], [3.0, "b", 1.0], [9.0, "b", 2.0]])!.Value, 12);
    }

    [Fact]
    public void Correlation_Monotone_IsOneWhateverTheLaw() =>
        Assert.Equal(1, new CorrelationNumber("n", 1, 1, "", "x", "y").Of([[1.0, 1.0], [2.0, 100.0], [3.0, 1e9], [null, 5.0]])!.Value, 12);

    [Fact]
    public void Spread_WithinASeed_IsTheLargestDifferenceOfAnyGroup()
    {
        var number = new SpreadNumber("n", 1, 1, "", "x", ["seed"]);

        Assert.Equal(0.5 / 10, number.Of([[10.0, 0L], [9.5, 0L], [-2.0, 1L], [-2.1, 1L]])!.Value, 12);
        Assert.Equal(0, number.Of([[10.0, 0L], [10.0, 0L]]));
    }

    [Fact]
    public void First_OverRuns_IsTheMedianTimeWithThoseThatNeverPassAtInfinity()
    {
        var number = new FirstNumber("n", 1, 1, "", "error.loss", 0.5);
        StoredTrajectory[] runs = [Run(0, 1, 1, 1), Run(0, 0.2, double.NaN, 0), Run(0, 0, 0, 0)];

        Assert.Equal(2, number.Of(runs));
        Assert.Equal(1, number.Of(runs[..1]));
        Assert.Equal(Never, number.Of(runs[2..]));
        Assert.Null(new FirstNumber("n", 1, 1, "", "loss", 0.5).Of(runs));
    }

    /// <param name="errors">At t = 0, 1, 2, 3.</param>
    private static StoredTrajectory Run(params double[] errors) => new(default, [], [0, 1, 2, 3], [new StoredSeries("error.loss", [], errors)]);
}
