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

    public static TheoryData<Solver, int> OtherSolvers => new()
    {
        { Solver.Naive, 3 }, { Solver.Theorem43, 3 }, { Solver.MixedDynamics(1e-12), 3 }, { Solver.SingleNeuron, 1 },
    };

    [Theory]
    [MemberData(nameof(OtherSolvers))]
    public void Solve_ByEveryOtherSolver_IsTheExactFlow(Solver solver, int hidden)
    {
        var task = LearningTask.RandomRegression(3, 3, seed: 5);
        Network network = Network.LambdaBalanced(3, hidden, 3, lambda: 1, scale: 0.3, seed: 5);
        Trajectory exact = Solver.Exact.Solve(network, task, Times.AsSpan(0, 3)), other = solver.Solve(network, task, Times.AsSpan(0, 3));
        foreach (string name in Observables)
        {
            for (int i = 0; i < 3; i++)
            {
                double[] expected = exact.Values(name, i).ToArray();
                Assert.All(expected.Zip(other.Values(name, i).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-7 * (1 + expected.Max(Math.Abs))));
            }
        }

        if (hidden > 1)
            Assert.Contains("knows no weights", Assert.Throws<InvalidOperationException>(() => other.Network(0)).Message, StringComparison.Ordinal);
        else
            Assert.Equal(exact.Network(2).BalanceError, other.Network(2).BalanceError, 1e-14);
        Assert.Contains("Nh = 1", Solver.SingleNeuron.WhyNot(Network.Gaussian(3, 2, 3), task) + Solver.SingleNeuron.WhyNot(Network.LambdaBalanced(3, 2, 3, lambda: 1), task), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4-3-5-2", Activation.Linear, "gradient-flow")]
    [InlineData("4-3-2", Activation.Tanh, "gradient-flow")]
    [InlineData("4-3-2", Activation.ReLU, "located")]
    [InlineData("4-5-3-2", Activation.ReLU, "batches")]
    public void Solve_AnyNetwork_IsTheRunOfAStudyFile(string architecture, Activation activation, string by)
    {
        Setting setting = by switch
        {
            "gradient-flow" => Nets.Flow(1e-8),
            "located" => Setting.Of("gradient-flow", ("tolerance", new NumberValue(1e-8)), ("kinks", new TextValue("located"))),
            _ => Setting.Of("gradient-descent", ("learning-rate", new NumberValue(0.01)), ("batch", new NumberValue(4)), ("momentum", new NumberValue(0.5)), ("weight-decay", new NumberValue(0.1))),
        };
        Solver api = by switch
        {
            "gradient-flow" => Solver.GradientFlow(1e-8),
            "located" => Solver.GradientFlow(1e-8, locateKinks: true),
            _ => Solver.GradientDescent(0.01, batch: 4, momentum: 0.5, weightDecay: 0.1),
        };
        RunDefinition run = Nets.Run(architecture, 0, Nets.Samples(9, 5), activation, setting, [0, 0.5, 2], seed: 3, observe: ["loss", "product", "sharpness", "ntk-velocity", "task-score", "kernel-alignment"]);
        Dynamics.Tasks.Problem problem = Nets.Problem(run);
        Network network = Network.LambdaBalanced(run.Architecture.Widths.AsSpan(), lambda: 0, scale: 0.5, seed: 3).With(activation);
        Assert.Equal(problem.Layers.SelectMany(layer => layer.Data), network.Layers.SelectMany(layer => layer.Data));

        Trajectory trajectory = api.Solve(network, LearningTask.FromSamples(problem.Samples!.X, problem.Samples.Y), [0, 0.5, 2]);
        foreach (ObservableSeries series in Nets.Solve(run).Series)
        {
            double[] read = [.. Enumerable.Range(0, 3).SelectMany(i => trajectory.Values(series.Observable, i).ToArray())];
            double size = series.Values.Max(Math.Abs);
            Assert.All(series.Values.Zip(read), pair => Assert.Equal(pair.First, pair.Second, 1e-9 * size));
        }
    }

    [Fact]
    public void WhyNot_NetworkThatASolverIsNotFor_SaysWhyAndWhichIs()
    {
        var task = LearningTask.RandomRegression(3, 3);
        Network deep = Network.LambdaBalanced([3, 3, 3, 3], lambda: 1), tanh = Network.LambdaBalanced(3, 3, 3, lambda: 1).With(Activation.Tanh);
        Assert.Contains("exact solves two layers of weights, and 3-3-3-3 has 3 layers: gradient-flow", Solver.Exact.WhyNot(deep, task), StringComparison.Ordinal);
        Assert.Contains("closed-form solves linear networks, and activation is tanh", Solver.ClosedForm.WhyNot(tanh, task), StringComparison.Ordinal);
        Assert.Contains("learns from samples", Solver.GradientFlow().WhyNot(tanh, task), StringComparison.Ordinal);
        Assert.Contains("leave kinks out", Solver.GradientFlow(locateKinks: true).WhyNot(deep, task), StringComparison.Ordinal);
        Assert.Contains("A batch is of samples", Solver.GradientDescent(0.1, batch: 2).WhyNot(deep, task), StringComparison.Ordinal);
        Assert.Contains("W3 needs as many columns", Assert.Throws<ArgumentException>(() => Network.FromWeights(new Matrix(2, 3), new Matrix(2, 2), new Matrix(3, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("at least three", Assert.Throws<ArgumentException>(() => Network.Gaussian([3, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("two linear layers", Assert.Throws<AssumptionException>(() => Dynamics.Predictions.Expectation.Of(deep, task)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => deep.Rebalanced(2));
    }

    /// <summary>SCIENCE section 7: reversal at s=1, from −1 to .99.</summary>
    [Theory]
    [InlineData(0.5, 3.940)]
    [InlineData(2.0, 2.117)]
    [InlineData(20.0, 0.264)]
    public void AtSolution_Reversed_ArrivesWhenTheScienceSays(double lambda, double expected)
    {
        var one = LearningTask.FromSigma(Matrix.Of(new[,] { { 1.0 } }));
        Trajectory run = Solver.Exact.Solve(Network.AtSolution(one, hidden: 1, lambda), one.Negated(), [expected - 0.001, expected + 0.001]);
        Assert.True(run.Product(0)[0, 0] > -0.99 && run.Product(1)[0, 0] < -0.99);
    }

    /// <summary>Phases by hand are those of a study file: another task, then rebalanced, then the first one again.</summary>
    [Fact]
    public void Network_OfATrajectory_StartsTheNextPhaseAsAStudyFileDoes()
    {
        RunDefinition first = Runs.Of("5-4-4", 1, init: Runs.Balanced(0.3), seed: 6, times: [0, 1, 4], observe: ["loss", "product"]);
        RunDefinition run = Phases.PhasedRuns.Of(
            first,
            (new("back") { Task = Phases.PhasedRuns.Negated(first.Task) }, first.Time),
            (new("again") { Task = first.Task, Rebalance = -2 }, first.Time));
        ObservableSeries stored = Simulation.Solve([run], MatrixStore.Empty, TestContext.Current.CancellationToken)[0].Result!.Series.Single(series => series.Observable == "loss");

        var task = LearningTask.RandomRegression(5, 4, seed: 6);
        Trajectory one = Solver.Exact.Solve(Network.LambdaBalanced(5, 4, 4, lambda: 1, scale: 0.3, seed: 6), task, [0, 1, 4]);
        Trajectory two = Solver.Exact.Solve(one.Network(2), task.Negated(), [0, 1, 4]);
        Trajectory three = Solver.Exact.Solve(two.Network(2).Rebalanced(-2), task, [0, 1, 4]);
        double[] losses = [.. one.Loss, .. two.Loss, .. three.Loss];
        Assert.All(stored.Values.Zip(losses), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
        Assert.Equal(1, two.Network(2).Lambda);
        Assert.Equal(-2, three.Network(1).Lambda);
        Assert.Equal(task.Loss(two.Network(2)), three.Loss[0], 1e-13);
    }

    [Fact]
    public void Times_EndingAtInfinity_HoldTheLimit()
    {
        var task = LearningTask.RandomRegression(4, 3, seed: 1);
        Network network = Network.LambdaBalanced(4, 3, 3, lambda: 2, scale: 0.2, seed: 1);
        Trajectory run = Solver.Exact.Solve(network, task, [1, double.PositiveInfinity]);
        Assert.Equal(run.Summary["ntk_distance_limit"], run.KernelDistance[1]);
        Assert.Equal(0, run.Loss[1], 1e-14);
        Assert.Throws<ArgumentException>(() => Solver.GradientFlow().Solve(network, task, [1, double.PositiveInfinity]));
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
