using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.ManyDigits;

namespace LazyRich.Dynamics.Tests.Truth;

/// <summary>The exact solver's summaries against the flow in many digits: the times it names are those, and the limit is the limit.</summary>
public sealed class SummaryTests
{
    // Well apart and none small, so that a late time is near enough to t=∞.
    private static readonly double[] Spectrum = [1.5, 1.1, 0.7];

    [Theory]
    [InlineData("3-3-3", 4.0)]
    [InlineData("3-3-3", -0.5)]
    [InlineData("6-3-3", -20.0)]
    [InlineData("6-3-3", 20.0)]
    [InlineData("3-3-6", 5.0)]
    [InlineData("3-3-6", 0.0)]
    [InlineData("4-2-3", -3.0)]
    [InlineData("3-5-4", 0.0)]
    [Trait("Science", "4 What is observed")]
    public void Times_OfTheSummary_AreWhenTheExactFlowPassesTheirLevels(string architecture, double lambda)
    {
        (Problem problem, Summary summary) = Solve(architecture, lambda);
        RiccatiFlow flow = new(problem);
        TrueObservables truth = new(problem, flow.GramAt(0.0));
        BigFloat best = Best(problem);
        BigFloat excess = truth.Loss(flow.GramAt(0.0)) - best;

        AssertRelative(excess / 2, truth.Loss(flow.GramAt(Value(summary, "time_to_half"))) - best, 1e-11);
        AssertRelative(excess / 100, truth.Loss(flow.GramAt(Value(summary, "time_to_1pct"))) - best, 1e-11);
        AssertRelative(truth.Loss(flow.GramAt(0.0)), Value(summary, "loss_initial"), 1e-13);
        AssertRelative(best, Value(summary, "loss_best"), 1e-13);

        BigFloat limit = truth.KernelDistance(flow.GramAt(Late(lambda)));
        AssertRelative(BigFloat.Sqrt(limit), Math.Sqrt(Value(summary, "ntk_distance_limit")), 1e-12);
        AssertRelative(limit / 2, truth.KernelDistance(flow.GramAt(Value(summary, "time_to_ntk_half"))), 1e-11);

        Assert.Equal(Math.Log10(Value(summary, "time_to_ntk_half") / Value(summary, "time_to_half")), Value(summary, "log_delay"), 1e-12);
        double passing = Value(summary, "time_to_ntk_1pct");
        Assert.Equal(limit < 0.01, double.IsPositiveInfinity(passing));
        if (double.IsFinite(passing))
        {
            AssertRelative((BigFloat)1 / 100, truth.KernelDistance(flow.GramAt(passing)), 1e-11);
            AssertRelative(1 - ((truth.Loss(flow.GramAt(passing)) - best) / excess), Value(summary, "lazy_share"), 1e-11);
        }
        else
        {
            Assert.Equal(1.0, Value(summary, "lazy_share"), 1e-12);
        }
    }

    [Theory]
    [InlineData("3-3-3", 4.0, 1e-8)]
    [InlineData("6-3-3", -50.0, 1e-4)]
    [InlineData("4-2-3", 0.0, 1e-12)]
    public void UntilConverged_TheLastTime_IsWhenTheExcessIsAtItsTolerance(string architecture, double lambda, double tolerance)
    {
        (Problem problem, Summary summary) = Solve(architecture, lambda, new ConvergedTime(tolerance, 1e6, 7));
        RiccatiFlow flow = new(problem);
        TrueObservables truth = new(problem, flow.GramAt(0.0));
        BigFloat excess = truth.Loss(flow.GramAt(0.0)) - Best(problem);
        AssertRelative(tolerance * excess, truth.Loss(flow.GramAt(Value(summary, "stopped_at"))) - Best(problem), 1e-9);
    }

    private static (Problem Problem, Summary Summary) Solve(string architecture, double lambda, TimeDefinition? time = null)
    {
        Setting task = Setting.Of("random-regression", ("scale", new NumberValue(1)), ("spectrum", Runs.Numbers(Spectrum)));
        RunDefinition run = Runs.Of(
            architecture, lambda, task, Runs.Balanced(0.2), 2, times: [0.0, 0.4, 2.0, 7.0, Late(lambda)], time: time, observe: ["loss"]);
        RunOutcome outcome = Simulation.Solve([run], MatrixStore.Empty, TestContext.Current.CancellationToken)[0];
        Assert.NotNull(outcome.Result);
        Assert.Equal(0.0, outcome.Result.Summary["saddle"]);
        return (ProblemBuilder.Build(run, MatrixStore.Empty), outcome.Result.Summary);
    }

    /// <summary>The slowest mode has fallen by e^{−80}.</summary>
    private static double Late(double lambda) => 80.0 * (1.0 + Math.Abs(lambda)) / (Spectrum[^1] * Spectrum[^1]);

    /// <summary>½ of the squares of the singular values that the hidden width cannot hold.</summary>
    private static BigFloat Best(Problem problem)
    {
        BigMatrix s = BigMatrix.From(problem.S);
        (BigFloat[] squares, _) = Jacobi.Decompose(s.Rows < s.Columns ? s * s.Transposed() : s.Transposed() * s);
        BigFloat beyond = 0;
        foreach (BigFloat square in squares.OrderDescending().Skip(problem.W1.Rows))
            beyond += square;
        return BigFloat.Scale(beyond, -1);
    }

    private static double Value(Summary summary, string column) => summary[column]!.Value;

    private static void AssertRelative(BigFloat expected, BigFloat actual, double tolerance) =>
        Assert.True(BigFloat.Abs(actual - expected) <= tolerance * expected, $"{actual} instead of {expected}");
}
