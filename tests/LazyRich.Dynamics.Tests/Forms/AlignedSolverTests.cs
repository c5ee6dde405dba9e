using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.Aligned;
using LazyRich.Dynamics.Tests.Laws;
using LazyRich.Dynamics.Tests.ManyDigits;

namespace LazyRich.Dynamics.Tests.Forms;

/// <summary>Theorem 5.1 in a form that cannot overflow, for any λ and any sign of the start.</summary>
public sealed class AlignedSolverTests
{
    [Theory]
    [InlineData("3-3-3", 0.0)]
    [InlineData("3-3-3", 2.0)]
    [InlineData("3-3-3", -50.0)]
    [InlineData("6-3-3", 1e4)]
    [InlineData("3-3-6", -1000.0)]
    [InlineData("4-3-5", 0.3)]
    [InlineData("3-5-6", 7.0)]
    [Trait("Science", "3 Task-aligned singular values")]
    public void SingularValues_OfEveryShape_FollowTheoremFiveOneToFourteenDigits(string architecture, double lambda)
    {
        double[] s = [1.5, 0.8, 0.2], a0 = [0.3, 0.05, 0.01];
        RunResult result = Form.Solve(Aligned(architecture, lambda, s, a0, [0.0, .003, .03, .3, 1.0, 3.0, 10.0, 30.0]));
        int size = result.Series[0].Shape[0];
        for (int k = 0; k < result.Times.Length; k++)
        {
            double[] expected = [.. s.Zip(a0, (si, ai) => AlignedFlow.At(lambda, si, ai, result.Times[k]).ToDouble()).OrderDescending()];
            for (int i = 0; i < s.Length; i++)
                Assert.Equal(expected[i], result.Series[0].Values[(k * size) + i], 4e-15 * s[0]);
        }
    }

    [Theory]
    [InlineData(0.0, .031417, .079117, .242110, .728254, .952655)]
    [InlineData(2.0, .404836, .665390, .908257, .994349, .999665)]
    [Trait("Science", "3 Task-aligned singular values")]
    public void Progress_OfOneMode_FollowsThePublishedTable(double lambda, params double[] table)
    {
        RunResult result = Form.Solve(Aligned("1-1-1", lambda, [1.0], [0.05], [0.0, 0.25, 0.5, 1.0, 2.0, 3.0]));
        for (int i = 0; i < table.Length; i++)
            Assert.Equal(table[i], (result.Series[0].Values[i + 1] - 0.05) / 0.95, 5.1e-7);
    }

    [Theory]
    [InlineData(3.0, -2.0)]
    [InlineData(-0.5, -0.1)]
    [InlineData(100.0, -5.0)]
    [InlineData(-1e4, 4.0)]
    [Trait("Science", "3 Task-aligned singular values")]
    public void Mode_AnySignOfTheStart_FollowsTheoremFiveOne(double lambda, double a0)
    {
        // d0² − c0² = λ, c0·d0 = a0.
        double root = Math.Sqrt((lambda * lambda) + (4 * a0 * a0));
        double larger = Math.Sqrt((root + Math.Abs(lambda)) / 2), smaller = a0 / larger;
        AlignedMode mode = lambda >= 0 ? new(lambda, 1.5, smaller, larger) : new(lambda, 1.5, larger, smaller);
        foreach (double t in new[] { 1e-4, 0.01, 0.1, 1.0, 5.0, 50.0, 1e6 })
        {
            (double c, double d) = mode.At(t);
            double truth = t > 100 ? 1.5 : AlignedFlow.At(lambda, 1.5, a0, t).ToDouble();
            Assert.Equal(truth, c * d, 6e-15 * Math.Max(1.5, Math.Abs(a0)));
        }
    }

    [Theory]
    [InlineData(-0.4)]
    [InlineData(-3.0)]
    [Trait("Science", "3 Task-aligned singular values")]
    public void Mode_ZeroLambdaStartedNegative_TendsToZero(double a0)
    {
        var mode = new AlignedMode(0.0, 1.5, -Math.Sqrt(-a0), Math.Sqrt(-a0));
        foreach (double t in new[] { 0.01, 0.3, 1.0, 4.0, 20.0 })
        {
            // ȧ = −2a(s−a) for a below 0: s/a − 1 grows as e^{2st}.
            BigFloat growth = BigFloat.Exp(2 * (BigFloat)1.5 * t);
            BigFloat truth = (BigFloat)1.5 / (1 - (growth * (1 - ((BigFloat)1.5 / a0))));
            (double c, double d) = mode.At(t);
            Assert.Equal(truth.ToDouble(), c * d, 6e-15 * Math.Max(1.5, -a0));
        }
    }

    /// <summary>K = 0, where (1−e)/K is t: ȧ = −2|a|a.</summary>
    [Theory]
    [InlineData(0.4)]
    [InlineData(-3.0)]
    [Trait("Science", "3 Task-aligned singular values")]
    public void Mode_NothingToLearnAtLambdaZero_FallsAsItsInverse(double a0)
    {
        double root = Math.Sqrt(Math.Abs(a0));
        var mode = new AlignedMode(0.0, 0.0, Math.Sign(a0) * root, root);
        foreach (double t in new[] { 0.0, 0.01, 1.0, 100.0, 1e8 })
        {
            (double c, double d) = mode.At(t);
            Assert.Equal(a0 / (1 + (2 * Math.Abs(a0) * t)), c * d, 6e-15 * Math.Abs(a0));
        }
    }

    [Theory]
    [InlineData("8-4-4", -100.0)]
    [InlineData("4-4-8", 3.0)]
    [InlineData("4-6-7", 3.0)]
    [InlineData("4-2-5", 0.0)]
    public void Solve_EveryObservable_IsTheExactSolvers(string architecture, double lambda)
    {
        RunDefinition run = Runs.Of(architecture, lambda, init: Runs.Aligned(0.3), seed: 2, solver: Form.Solver("aligned"), times: [0.0, 0.02, 1.0, 50.0], observe: Form.Observe);
        RunResult aligned = Form.Solve(run), exact = Form.Solve(run with { Solver = Form.Solver("exact") });
        Assert.InRange(Form.Distance(aligned, exact), 0.0, 2e-14);
        Assert.Equal(exact.Summary["time_to_1pct"]!.Value, aligned.Summary["time_to_1pct"]!.Value, 1e-10);
        Assert.Equal(exact.Summary["ntk_distance_limit"]!.Value, aligned.Summary["ntk_distance_limit"]!.Value, 1e-13);
    }

    private static RunDefinition Aligned(string architecture, double lambda, double[] s, double[] a0, double[] times) => Runs.Of(
        architecture,
        lambda,
        Setting.Of("random-regression", ("scale", new NumberValue(1)), ("spectrum", Runs.Numbers(s))),
        Setting.Of("task-aligned", ("singular-values", Runs.Numbers(a0))),
        solver: Form.Solver("aligned"),
        times: times,
        observe: ["singular-values"]);
}
