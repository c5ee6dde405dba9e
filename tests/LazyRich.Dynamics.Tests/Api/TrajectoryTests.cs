// A few milliseconds need no token.
#pragma warning disable xUnit1051

using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tests.Networks;

namespace LazyRich.Dynamics.Tests.Api;

public sealed class TrajectoryTests
{
    private static readonly double[] Times = [0, 0.1, 1, 10];

    private static readonly string[] Observables = [.. Catalogue.Observables.All.Where(kind => !kind.NeedsTest).Select(kind => kind.Name)];

    [Theory]
    [InlineData("exact")]
    [InlineData("closed-form")]
    [InlineData("gradient-flow")]
    [InlineData("gradient-descent")]
    public void Observables_ReadAfterwards_AreTheBitsOfAStoredRun(string solver)
    {
        (Solver api, Setting setting) = solver switch
        {
            "exact" => (Solver.Exact, Setting.Of("exact")),
            "closed-form" => (Solver.ClosedForm, Setting.Of("closed-form")),
            "gradient-flow" => (Solver.GradientFlow(1e-8), Setting.Of("gradient-flow", ("tolerance", new NumberValue(1e-8)))),
            _ => (Solver.GradientDescent(0.01), Runs.Descent(0.01)),
        };
        double[] times = solver == "gradient-descent" ? [.. Times.Select(time => Math.Round(time / 0.01) * 0.01)] : Times;
        RunDefinition run = Runs.Of("5-4-4", 2, init: Runs.Balanced(0.3), seed: 7, solver: setting, times: times, observe: [.. Observables]);
        RunResult stored = Simulation.Solve([run], MatrixStore.Empty, TestContext.Current.CancellationToken)[0].Result!;

        Trajectory trajectory = api.Solve(
            Network.LambdaBalanced(5, 4, 4, lambda: 2, scale: 0.3, seed: 7), LearningTask.RandomRegression(5, 4, seed: 7), Times, TestContext.Current.CancellationToken);

        Assert.Equal(stored.Times, trajectory.Times);
        foreach (ObservableSeries series in stored.Series)
            Assert.Equal(series.Values, Enumerable.Range(0, Times.Length).SelectMany(i => trajectory.Values(series.Observable, i).ToArray()));

        // Columns taken from what a stored run observes are absent where nothing is observed along the way.
        RunResult silent = Simulation.Solve([run with { Observe = [] }], MatrixStore.Empty, TestContext.Current.CancellationToken)[0].Result!;
        Assert.Equal(silent.Summary.Values.ToArray(), trajectory.Summary.Values.ToArray());
    }

    [Fact]
    public void Times_WithoutTheStart_AreThoseAskedFor()
    {
        var task = LearningTask.SemanticHierarchy();
        var network = Network.TaskAligned(task, hidden: 8, lambda: 1, scale: 0.1);

        Trajectory all = Solver.Exact.Solve(network, task, [0, 1, 2]), later = Solver.Exact.Solve(network, task, [1, 2]);

        Assert.Equal([1, 2], later.Times);
        Assert.Equal(all.Loss.Skip(1), later.Loss);
        Assert.Equal(all.Product(2).Data, later.Product(1).Data);
        Assert.Equal(all.KernelDistance[1], later.KernelDistance[0]);
        Assert.True(later.KernelDistance[0] > 0, "The kernel distance is from t=0, not from the first time asked for.");
    }

    [Fact]
    public void Solve_UnbalancedWeights_NamesAssumptionAndSolver()
    {
        var task = LearningTask.RandomRegression(3, 3);
        var network = Network.Gaussian(3, 3, 3, seed: 4);

        AssumptionException error = Assert.Throws<AssumptionException>(() => Solver.Exact.Solve(network, task, Times));

        Assert.Contains("λ-balanced", error.Message, StringComparison.Ordinal);
        Assert.Contains("gradient-flow is the solver that fits", error.Message, StringComparison.Ordinal);
        Assert.Equal(Solver.Exact.WhyNot(network, task), error.Message);
        Assert.Null(Solver.GradientFlow().WhyNot(network, task));
        Assert.True(Solver.GradientFlow().Solve(network, task, Times).Loss[3] < 0.5);
    }

    [Fact]
    public void FromWeights_OfABalancedDraw_MeasureLambdaAndSolveAlike()
    {
        var task = LearningTask.RandomRegression(4, 6, seed: 2);
        var drawn = Network.LambdaBalanced(4, 4, 6, lambda: 3, scale: 0.2, seed: 2);
        var given = Network.FromWeights(drawn.W1, drawn.W2);

        Assert.Equal(3, given.Lambda, 1e-14);
        Assert.InRange(given.BalanceError, 0, 1e-15);
        Assert.Equal(Solver.Exact.Solve(drawn, task, Times).Loss[2], Solver.Exact.Solve(given, task, Times).Loss[2], 1e-13);
    }

    [Fact]
    public void Solve_WrongShapesTimesAndWidths_SayWhatWouldBeRight()
    {
        var task = LearningTask.RandomRegression(3, 2);
        var network = Network.LambdaBalanced(3, 2, 2, lambda: 0);

        Assert.Contains("3×3", Assert.Throws<AssumptionException>(() => Solver.Exact.Solve(network, LearningTask.RandomRegression(3, 3), Times)).Message, StringComparison.Ordinal);
        Assert.Contains("number 2", Assert.Throws<ArgumentException>(() => Solver.Exact.Solve(network, task, [0, 1, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("one step of 0.1", Assert.Throws<ArgumentException>(() => Solver.GradientDescent(0.1).Solve(network, task, [1, 1.01])).Message, StringComparison.Ordinal);
        Assert.Contains("λ = 0 only", Assert.Throws<ArgumentException>(() => Network.LambdaBalanced(3, 4, 2, lambda: 1)).Message, StringComparison.Ordinal);
        Assert.Contains("columns", Assert.Throws<ArgumentException>(() => Network.FromWeights(new Matrix(2, 3), new Matrix(2, 3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_TestErrorOfATaskWithoutATest_SaysWhatIsMissing()
    {
        LearningTask task = LearningTask.RandomRegression(3, 3);
        Trajectory run = Solver.Exact.Solve(Network.LambdaBalanced(3, 3, 3, lambda: 1), task, [0, 1], TestContext.Current.CancellationToken);
        Assert.Contains("nothing to test on", Assert.Throws<InvalidOperationException>(() => run.Values("test-error", 0).Length).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aligned_NetworkOfAnyScaleAndSeed_IsFollowedFromItsOwnWeights()
    {
        var task = LearningTask.RandomRegression(5, 4, seed: 7);
        var network = Network.TaskAligned(task, hidden: 4, lambda: 2, scale: 0.1, seed: 3);
        Trajectory aligned = Solver.Aligned.Solve(network, task, Times), exact = Solver.Exact.Solve(network, task, Times);
        Assert.All(exact.Loss.Zip(aligned.Loss), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
    }

    [Fact]
    public void Aligned_NetworkOfAnotherTask_SaysSo()
    {
        var network = Network.TaskAligned(LearningTask.RandomRegression(5, 4, seed: 7), hidden: 4, lambda: 2);
        Assert.Contains("aligned with another task", Solver.Aligned.WhyNot(network, LearningTask.RandomRegression(5, 4, seed: 8)), StringComparison.Ordinal);
    }

    [Fact]
    public void FromSamples_InputsThatAreNotWhite_AreFollowedByTheFlowAsAStoredRunIs()
    {
        RunDefinition run = Nets.Run("4-3-2", -1, Nets.Samples(9, 20), solver: Nets.Flow(1e-10), times: Times, observe: ["loss", "product"]);
        Dynamics.Tasks.Problem problem = Nets.Problem(run);
        var task = LearningTask.FromSamples(problem.Samples!.X, problem.Samples.Y);
        var network = Network.FromWeights(problem.W1, problem.W2);

        Assert.Contains("exact needs whitened inputs, but x is not whitened", Solver.Exact.WhyNot(network, task), StringComparison.Ordinal);
        Assert.Contains("gradient-flow is the solver that fits", Solver.Exact.WhyNot(network, task), StringComparison.Ordinal);
        Trajectory flow = Solver.GradientFlow(1e-10).Solve(network, task, Times);
        RunResult stored = Nets.Solve(run);
        Assert.All(stored.Series[0].Values.Zip(flow.Loss), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.True(flow.Values("sharpness", 0)[0] > 0 && flow.Values("kernel-alignment", 3)[0] > flow.Values("kernel-alignment", 0)[0]);
        Assert.Throws<AssumptionException>(() => Dynamics.Predictions.Expectation.Of(network, task));

        // The bound is where descent turns unstable: below it the end stays, above it that minimum is left.
        double bound = Solver.LearningRateBound(network, task);
        Assert.True(Solver.GradientDescent(0.9 * bound).Solve(network, task, [2000]).Loss[0] < task.Floor + 1e-6);
        Trajectory beyond = Solver.GradientDescent(1.1 * bound).Solve(network, task, [2000]);
        Assert.True(beyond.Summary["diverged_at"] is not null || Math.Abs(beyond.Summary["lambda_final"]!.Value + 1) > 0.05);
    }
}
