using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Plan;

namespace LazyRich.Studies.Tests.Plan;

public sealed class TimeTests
{
    private static TimeDefinition Time(string time, string more = "") => Readings.Runs($"{Readings.Head}time: {time}\n{more}")[0].Definition.Time;

    private static double[] Grid(string time, string more = "") => Assert.IsType<GridTime>(Time(time, more)).Times;

    [Theory]
    [InlineData("{log: [0.01, 1000], points: 6}", new[] { 0, 0.01, 0.1, 1, 10, 100, 1000 })]
    [InlineData("{until: 10, points: 5}", new double[] { 0, 2, 4, 6, 8, 10 })]
    [InlineData("[1, 2.5]", new[] { 0, 1, 2.5 })]
    [InlineData("[0, 1, 2.5]", new[] { 0, 1, 2.5 })]
    [InlineData("[0.5, {range: [1, 3]}]", new[] { 0, 0.5, 1, 2, 3 })]
    [InlineData("7", new double[] { 0, 7 })]
    [InlineData("{linspace: [0, 1], points: 3}", new[] { 0, 0.5, 1 })]
    [InlineData("{logspace: [1, 100], points: 3}", new double[] { 0, 1, 10, 100 })]
    [InlineData("{range: [0, 1, 0.25]}", new[] { 0, 0.25, 0.5, 0.75, 1 })]
    [InlineData("{until: \"30*max(1,abs(lambda))\", points: 2}", new double[] { 0, 15, 30 })]
    [InlineData("[\"lambda/10\", \"lambda*3\"]", new[] { 0, 0.1, 3 })]
    public void Read_Grid_StartsWithZero(string time, double[] expected) => Assert.Equal(expected, Grid(time));

    [Fact]
    public void Read_NothingSaid_IsTwoHundredLogarithmicTimes()
    {
        double[] grid = Assert.IsType<GridTime>(Readings.Runs(Readings.Head)[0].Definition.Time).Times;
        Assert.Equal([0, 0.01, 1000, 201], [grid[0], grid[1], grid[^1], grid.Length]);
        Assert.Equal(grid, Grid("{log: [0.01, 1000]}"));
    }

    [Fact]
    public void Read_Converged_HasDefaultsAndTakesOthers()
    {
        Assert.Equal(new ConvergedTime(1e-8, 1e6, 200), Time("{until: converged}"));
        Assert.Equal(new ConvergedTime(1e-3, 50, 20), Time("{until: converged, tolerance: 1e-3, limit: \"50*lambda\", points: 20}"));
    }

    [Fact]
    public void Read_GradientDescent_RecordsWholeStepsOnce()
    {
        // round(t/.1): 0.04 and 0.06 fall on steps 0 and 1, .12 on step 1 again.
        double[] grid = Grid("[0.04, 0.06, 0.12, 0.31]", "solver: {kind: gradient-descent, learning-rate: 0.1}\n");
        Assert.Equal([0, 1 * 0.1, 3 * 0.1], grid);
    }

    [Fact]
    public void Read_BoundsFromLambda_GiveEachLambdaItsGrid()
    {
        List<PlannedRun> runs = Readings.Runs("study: s\ntask: random-regression\narchitecture: 5-5-5\nlambda: [1, 10]\nseed: [0, 1]\ntime: {log: [0.1, \"30*abs(lambda)\"], points: 3}\n");
        Assert.Equal([30, 30, 300, 300], runs.Select(run => ((GridTime)run.Definition.Time).Times[^1]));
        Assert.Same(runs[0].Definition.Time, runs[1].Definition.Time);
    }

    [Fact]
    public void Read_EqualGrids_HaveOneDigest()
    {
        Assert.Equal(Time("[0.1, 1, 10]"), Time("{log: [0.1, 10], points: 3}"));
        Assert.NotEqual(Time("[0.1, 1, 10]"), Time("[0.1, 1, 11]"));
    }
}
