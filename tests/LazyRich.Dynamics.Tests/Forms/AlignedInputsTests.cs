using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tests.Laws;
using LazyRich.Dynamics.Tests.ManyDigits;
using LazyRich.Dynamics.Tests.Networks;

namespace LazyRich.Dynamics.Tests.Forms;

/// <summary>SCIENCE section 8: inputs that are not white but aligned with the task are Theorem 5.1 with s/δ and δt, δ the variance along a mode.</summary>
public sealed class AlignedInputsTests
{
    private static readonly double[] Times = [0, 0.01, 0.1, 0.5, 2, 8, 30];

    private readonly MatrixStore inputs = new();

    [Theory]
    [InlineData(0.0)]
    [InlineData(2.0)]
    [InlineData(-50.0)]
    [InlineData(1e3)]
    [Trait("Science", "8 Beyond the exact solution")]
    public void SingularValues_OfDiagonalMoments_FollowTheoremFiveOneInEachModesOwnTime(double lambda)
    {
        double[] s = [3.0, 0.8, 0.2], variances = [4.0, 0.5, 0.3], a0 = [0.3, 0.05, 0.01];
        Setting task = Setting.Of("from-file", ("sigma", inputs.Add(Dense.Diagonal(s))), ("input-covariance", inputs.Add(Dense.Diagonal(variances))));
        Setting init = Setting.Of("task-aligned", ("singular-values", Runs.Numbers(a0)));
        RunResult result = Form.Solve(Runs.Of("3-3-3", lambda, task, init, solver: Setting.Of("aligned"), times: Times, observe: ["singular-values"]), inputs);
        for (int k = 0; k < result.Times.Length; k++)
        {
            double[] expected = [.. Enumerable.Range(0, 3).Select(i =>
                AlignedFlow.At(lambda, (BigFloat)s[i] / variances[i], a0[i], (BigFloat)variances[i] * result.Times[k]).ToDouble()).OrderDescending()];
            for (int i = 0; i < 3; i++)
                Assert.Equal(expected[i], result.Series[0].Values[(3 * k) + i], 9e-16 * s[1] / variances[1]);
        }
    }

    [Theory]
    [InlineData("4-4-4", 0.0, 1.0)]
    [InlineData("4-4-4", 3.0, -1.0)]
    [InlineData("6-4-4", -20.0, 1.0)]
    [InlineData("4-4-6", 5.0, -1.0)]
    [InlineData("5-2-4", 1.0, 1.0)]
    [InlineData("4-6-6", 2.0, -1.0)]
    [Trait("Science", "8 Beyond the exact solution")]
    public void Solve_OrientedCovariance_IsTheFlow(string architecture, double lambda, double orientation)
    {
        RunDefinition run = Oriented(architecture, lambda, orientation);
        RunResult aligned = Form.Solve(run), flow = Form.Solve(run with { Solver = Nets.Flow(1e-13) });
        Assert.InRange(Form.Distance(aligned, flow), 0.0, 2e-11);
        foreach ((ObservableSeries a, ObservableSeries b) in aligned.Series.Zip(flow.Series).Where(static pair => pair.First.Shape.Length < 2))
            Assert.All(a.Values.Zip(b.Values), pair => Assert.Equal(pair.Second, pair.First, 2e-11 * Math.Max(1, Math.Abs(b.Values.Max()))));
        Assert.Equal(flow.Summary["time_to_half"]!.Value, aligned.Summary["time_to_half"]!.Value, 1e-9 * flow.Summary["time_to_half"]!.Value);
    }

    [Fact]
    [Trait("Science", "7 Tasks")]
    public void Solve_RawHierarchy_IsTheScaledOneAtAnEighthOfTheTime()
    {
        Setting raw = Setting.Of("semantic-hierarchy", ("form", new TextValue("raw")));
        RunDefinition run = Runs.Of("8-8-8", 2.0, raw, Runs.Aligned(0.1), 3, Setting.Of("aligned"), [.. Times.Select(time => 8 * time)], observe: ["product"]);
        RunDefinition scaled = run with { Task = Setting.Of("semantic-hierarchy"), Time = Runs.Grid(Times) };
        Assert.InRange(Form.Distance(Form.Solve(run), Form.Solve(scaled)), 0.0, 1e-14);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-7.0)]
    public void Limit_OfOrientedCovariance_IsWhereTheFlowConverges(double lambda)
    {
        RunDefinition run = Oriented("5-4-4", lambda, 1) with { Time = Runs.Grid([0, 1, 1e5, double.PositiveInfinity]) };
        RunResult result = Form.Solve(run);
        double[] product = result.Series.Single(static series => series.Observable == "product").Values;
        Assert.InRange(Dense.Error(new(1, 20, product.AsSpan()[^20..]), new(1, 20, product.AsSpan()[^40..^20])), 0.0, 1e-13);
        Assert.Equal(result.Summary["ntk_distance_limit"]!.Value, result.Summary["ntk_distance_final"]!.Value, 1e-14);
        Assert.InRange(result.Summary["loss_final"]!.Value, 0.0, 1e-25);
        Assert.Equal(0.0, result.Summary["saddle"]);
    }

    /// <summary>One unit along the largest mode of Σyx = (3, 2), whose map (3/10, 2) has its largest elsewhere: s²/δ is .9 against 4.</summary>
    [Fact]
    public void Saddle_BottleneckOnTheModeThatMattersLess_IsMarked()
    {
        Setting task = Setting.Of("from-file", ("sigma", inputs.Add(Dense.Diagonal(3, 2))), ("input-covariance", inputs.Add(Dense.Diagonal(10, 1))));
        RunResult result = Form.Solve(Runs.Of("2-1-2", 1.0, task, Runs.Aligned(0.1), solver: Setting.Of("aligned"), times: [0, 1000], observe: ["loss"]), inputs);
        Assert.Equal(1.0, result.Summary["saddle"]);
        Assert.Equal(2.0, result.Summary["loss_final"]!.Value, 1e-13);
        Assert.Equal(0.45, result.Summary["loss_best"]!.Value, 1e-13);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.9)]
    public void Check_CovarianceOnTheWay_NamesTheSolverThatFits(double orientation)
    {
        Fault fault = Assert.Single(Simulation.Check(Oriented("4-4-4", 1, orientation), MatrixStore.Empty));
        Assert.Equal("solver", fault.Path);
        Assert.Contains("Σxx turns the task's right singular vector 1 by", fault.Message, StringComparison.Ordinal);
        Assert.Contains("gradient-flow is the solver that fits", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_UnitsBeyondTheTasksRank_AreAlongNoEigenvector()
    {
        Setting task = Setting.Of("random-regression", [.. Covariance(1), ("rank", new NumberValue(2))]);
        Fault fault = Assert.Single(Simulation.Check(Oriented("4-4-4", 1, 1) with { Task = task }, MatrixStore.Empty));
        Assert.Contains("the input of hidden unit 3, which is random where the task has rank 2", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Simulation.Check(Runs.Of("4-2-4", 1, task, Runs.Aligned(0.3), solver: Setting.Of("aligned")), MatrixStore.Empty));
    }

    private static (string, SettingValue)[] Covariance(double orientation) =>
        [("input-covariance.condition", new NumberValue(20)), ("input-covariance.orientation", new NumberValue(orientation))];

    private static RunDefinition Oriented(string architecture, double lambda, double orientation) => Runs.Of(
        architecture, lambda, Setting.Of("random-regression", Covariance(orientation)), Runs.Aligned(0.3), 5, Setting.Of("aligned"), Times, observe: Form.Observe);
}
