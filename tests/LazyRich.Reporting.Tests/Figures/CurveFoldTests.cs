using LazyRich.Reporting.Figures.Curves;

namespace LazyRich.Reporting.Tests.Figures;

public sealed class CurveFoldTests
{
    [Fact]
    public void Fold_OneGrid_KeepsItsTimesAndTakesMediansAtEach()
    {
        var fold = new CurveFold();
        fold.Add([0, 1, 2], [1, 4, 9]);
        fold.Add([0, 1, 2], [3, 5, 7]);
        fold.Add([0, 1, 2], [2, 6, 8]);

        Curve curve = fold.Fold(0.5, (0, 1));

        Assert.Equal([0, 1, 2], curve.Times);
        Assert.Equal([2, 5, 8], curve.Median);
        Assert.Equal([1, 4, 7], curve.Low);
        Assert.Equal([3, 6, 9], curve.High);
    }

    [Fact]
    public void Fold_DifferentGrids_MeetOnACommonOneAndHoldWhatEnded()
    {
        var fold = new CurveFold();
        fold.Add([0, 1, 10], [8, 4, 2]);
        fold.Add([0, 1, 1000], [8, 4, 4]);

        Curve curve = fold.Fold(0.0, null);

        Assert.Equal((0, 1000), (curve.Times[0], curve.Times[^1]), (a, b) => a.Item1 == b.Item1 && Math.Abs(a.Item2 - b.Item2) < 1e-9);
        Assert.Equal(8, curve.Median[0]);
        Assert.Equal(3, curve.Median[^1], 12);
        Assert.Empty(curve.Low);
    }

    [Fact]
    public void Fold_DifferentGridsWithTheLimit_EndAtTheLastFiniteTime()
    {
        var fold = new CurveFold();
        fold.Add([0, 1, 10, double.PositiveInfinity], [8, 4, 2, 0]);
        fold.Add([0, 1, 1000, double.PositiveInfinity], [8, 4, 4, 0]);

        Curve curve = fold.Fold(0.0, (0, 1));

        Assert.All(curve.Times, time => Assert.True(double.IsFinite(time)));
        Assert.Equal(1000, curve.Times[^1], 1e-9);
        Assert.Equal(3, curve.Median[^1], 12);
        Assert.All(curve.Low.Concat(curve.High), value => Assert.InRange(value, 2, 8));
    }

    [Fact]
    public void Fold_OneGridWithTheLimit_LeavesItOut()
    {
        var fold = new CurveFold();
        fold.Add([0, 1, double.PositiveInfinity], [8, 4, 2]);

        Curve curve = fold.Fold(0.0, null);

        Assert.Equal([0, 1], curve.Times);
        Assert.Equal([8, 4], curve.Median);
    }

    /// <summary>As a run with phases records it: the second starts when the first had converged, whose limit is between them.</summary>
    [Fact]
    public void Fold_PhasesWithTheirLimits_LeavesEachOut()
    {
        var fold = new CurveFold();
        fold.Add([0, 1, double.PositiveInfinity, 1, 2, double.PositiveInfinity], [8, 4, 2, 9, 5, 3]);

        Curve curve = fold.Fold(0.0, null);

        Assert.Equal([0, 1, 1, 2], curve.Times);
        Assert.Equal([8, 4, 9, 5], curve.Median);
    }

    [Fact]
    public void Fold_ARunWithNothingButItsStartAndLimit_HoldsItsStart()
    {
        var fold = new CurveFold();
        fold.Add([0, double.PositiveInfinity], [8, 2]);
        fold.Add([0, 1, 10], [4, 4, 4]);

        Assert.Equal(6, fold.Fold(0.0, null).Median[^1], 12);
    }

    [Fact]
    public void Fold_DivergedRun_IsLeftOutWhereItIsNotANumber()
    {
        var fold = new CurveFold();
        fold.Add([0, 1], [1, double.NaN]);
        fold.Add([0, 1], [1, 5]);

        Assert.Equal([1, 5], fold.Fold(0.0, null).Median);
    }

    [Theory]
    [InlineData(1.0, true)]
    [InlineData(1.05, false)]
    public void Covers_OneLineToTheEye_IsSaidSo(double factor, bool expected)
    {
        Curve first = new(-1.0, [0, 1, 2], [1, 0.5, 1e-9], [], []);
        Curve second = new(1.0, [0, 1, 2], [1, 0.5 * factor, 2e-9], [], []);

        Assert.Equal(expected, first.Covers(second));
    }
}
