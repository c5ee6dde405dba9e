using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tests.Laws;

namespace LazyRich.Dynamics.Tests.Networks;

public sealed class NetworkFlowTests
{
    private static readonly double[] Times = [0, 0.3, 1, 3];

    /// <summary>SCIENCE section 8: aligned with its inputs' axes a mode of singular value s and variance σ is one of s/σ at σt.</summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(2.0)]
    [InlineData(-5.0)]
    public void Flow_AlignedCovariance_IsTheoremFiveOneModeByMode(double lambda)
    {
        var inputs = new MatrixStore();
        double[] s = [2, 1, 0.4], variances = [3, 0.5, 0.1], start = [0.3, 0.2, 0.1];
        Setting task = Setting.Of("from-file", ("sigma", inputs.Add(Dense.Diagonal(s))), ("input-covariance", inputs.Add(Dense.Diagonal(variances))));
        Setting init = Setting.Of("task-aligned", ("singular-values", Runs.Numbers(start)));
        RunResult result = Nets.Solve(Nets.Run("3-3-3", lambda, task, solver: Nets.Flow(1e-14), times: Times, observe: ["product"], init: init), inputs);
        for (int i = 1; i < Times.Length; i++)
        {
            for (int k = 0; k < 3; k++)
            {
                double expected = AlignedFlow.At(lambda, s[k] / variances[k], start[k], variances[k] * Times[i]).ToDouble();
                Assert.Equal(expected, Math.Abs(result.Series[0].Values[(9 * i) + (4 * k)]), 2e-12);
            }
        }
    }

    [Theory]
    [InlineData("4-4-4-4", 1.0)]
    [InlineData("5-4-3-3", -0.5)]
    [InlineData("3-3-3-3-3-3", 0.3)]
    [Trait("Science", "8 Beyond the exact solution")]
    public void Flow_DeepLinear_KeepsTheBalanceOfEveryPairAndNeverRises(string architecture, double lambda)
    {
        RunResult result = Nets.Solve(Nets.Run(architecture, lambda, Nets.Samples(12, 10), times: Times, observe: ["loss", "balance"]));
        Assert.Equal(lambda, result.Summary["lambda_measured"]!.Value, 1e-12);
        Assert.Equal(lambda, result.Summary["lambda_final"]!.Value, 1e-9);
        Assert.True(result.Summary["balance_error"] < 1e-12 && result.Summary["balance_error_final"] < 1e-8);
        Assert.Equal(result.Series[0].Values.OrderDescending(), result.Series[0].Values);
        Assert.True(result.Summary["loss_final"] < result.Summary["loss_initial"]);
    }

    [Fact]
    public void Flow_GivenBalances_EachPairHasItsOwn()
    {
        Setting init = Setting.Of("lambda-balanced", ("scale", new NumberValue(0.5)), ("balances", Runs.Numbers(2, -1)));
        RunDefinition run = Nets.Run("4-4-4-4", null, Runs.Regression(), times: Times, init: init);
        Dynamics.Tasks.Problem problem = Nets.Problem(run);
        for (int pair = 0; pair < 2; pair++)
        {
            Matrix before = problem.Layers[pair], after = problem.Layers[pair + 1];
            Matrix off = after.Turned().Times(after).Plus(before.Times(before.Turned()), -1).Plus(Dense.Unit(4), pair == 0 ? -2 : 1);
            Assert.True(off.Norm() < 1e-12);
        }

        Summary summary = Nets.Solve(run).Summary;
        Assert.Equal(0.5, summary["lambda_measured"]!.Value, 1e-12);
        Assert.True(summary["balance_error"] < 1e-12 && summary["balance_error_final"] < 1e-8);
    }

    /// <summary>SCIENCE section 8.3. Kinks that the solution slides along cost the ReLU flow its tolerance unless they are located (see <see cref="KinkTests"/>).</summary>
    [Theory]
    [InlineData(Activation.ReLU, true)]
    [InlineData(Activation.Tanh, false)]
    [Trait("Science", "8 Beyond the exact solution")]
    public void Flow_Nonlinear_TheTraceOfTheBalanceIsConservedForReluOnly(Activation activation, bool conserved)
    {
        Summary summary = Nets.Solve(Nets.Run("4-4-4", 1, Nets.Samples(12), activation, times: [0, 5])).Summary;
        double change = Math.Abs(summary["lambda_final"]!.Value - summary["lambda_measured"]!.Value);
        Assert.True(conserved ? change < 5e-4 : change > 5e-3, $"{change}");
        Assert.True(summary["balance_error_final"] > 1e-2);
        Assert.True(summary["loss_final"] < summary["loss_initial"]);
    }

    [Theory]
    [InlineData("4-3-5", Activation.Linear, 30.0)]
    [InlineData("3-4-3-3", Activation.Linear, 1.0)]
    [InlineData("4-4-3", Activation.Tanh, 5.0)]
    public void Descend_SmallerSteps_ApproachesTheFlowWithOrderOne(string architecture, Activation activation, double condition)
    {
        RunDefinition flow = Nets.Run(architecture, 0, Nets.Samples(10, condition), activation, times: [0, 1]);
        double truth = Nets.Solve(flow).Series[0].Values[1];
        double[] errors = [.. new[] { 0.02, 0.01, 0.005 }.Select(rate =>
            Math.Abs(Nets.Solve(flow with { Solver = Runs.Descent(rate) }).Series[0].Values[1] - truth))];
        Assert.InRange(errors[0] / errors[1], 1.8, 2.2);
        Assert.InRange(errors[1] / errors[2], 1.9, 2.1);
    }

    [Fact]
    public void Flow_LinearTeacherOfTheStudentsWidth_IsLearnedAndTested()
    {
        Setting task = Setting.Of("teacher-student", ("hidden", new NumberValue(2)), ("scale", new NumberValue(2)), ("input-covariance.condition", new NumberValue(4)));
        Summary summary = Nets.Solve(Nets.Run("4-2-4", 0, task, times: [0, 300])).Summary;
        Assert.Equal(0, summary["loss_best"]!.Value, 1e-15);
        Assert.True(summary["loss_final"] < 1e-6 * summary["loss_initial"]);
    }

    [Theory]
    [InlineData(Activation.Linear)]
    [InlineData(Activation.Tanh)]
    public void Observe_TestError_IsThatOfTheNetworkOnTheTestSamples(Activation activation)
    {
        Setting task = Nets.Samples(12, 5, ("noise", new NumberValue(0.3)), ("test-samples", new NumberValue(30)));
        RunDefinition run = Nets.Run("4-2-2", 1, task, activation, times: Times, observe: ["test-error"]);
        Dynamics.Tasks.Problem problem = Nets.Problem(run);
        double size = PlainNetwork.Output(problem.Layers, activation, problem.Test!.Samples.X).Plus(problem.Test.Samples.Y, -1).Norm();
        Assert.Equal(size * size / 60, Nets.Solve(run).Series[0].Values[0], 1e-13);
    }

    /// <summary>In the exact solver's own frame, and to the noise that stays when the teacher is learned.</summary>
    [Fact]
    public void Observe_ExpectedTestErrorOfExact_EndsAtTheNoiseOfTheTargets()
    {
        Setting task = Setting.Of("random-regression", ("noise", new NumberValue(0.3)));
        RunDefinition run = Nets.Run("4-3-3", 1, task, solver: Setting.Of("exact"), times: [0, 1, 500], observe: ["test-error", "loss"]);
        RunResult result = Nets.Solve(run);
        Assert.Equal(0.5 * 3 * 0.09, result.Series[0].Values[2], 1e-12);
        Assert.All(result.Series[0].Values.Zip(result.Series[1].Values), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }
}
