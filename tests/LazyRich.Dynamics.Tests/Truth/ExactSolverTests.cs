using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Truth;

/// <summary>The exact solver against the flow in many digits.</summary>
public sealed class ExactSolverTests(ITestOutputHelper output)
{
    private const double Bound = 1e-13;

    /// <summary>What the propagator's own arithmetic leaves of QQᵀ, whatever is then made of it.</summary>
    private const double GramBound = 6e-15;

    private static readonly ImmutableArray<string> Observe =
        ["loss", "singular-values", "ntk-distance", "ntk-norm", "product", "input-gram", "output-gram"];

    [Theory]
    [InlineData("5-5-5", 1e4)]
    [InlineData("5-5-5", -1e4)]
    [InlineData("5-5-5", 100.0)]
    [InlineData("5-5-5", -10.0)]
    [InlineData("5-5-5", 1.0)]
    [InlineData("5-5-5", -0.1)]
    [InlineData("8-4-4", 1e4)]
    [InlineData("8-4-4", -1e4)]
    [InlineData("8-4-4", 30.0)]
    [InlineData("8-4-4", -100.0)]
    [InlineData("8-4-4", -1.0)]
    [InlineData("8-4-4", 0.0)]
    [InlineData("4-4-8", 1e4)]
    [InlineData("4-4-8", -1e4)]
    [InlineData("4-4-8", 100.0)]
    [InlineData("4-4-8", -3.0)]
    [InlineData("4-4-8", 0.0)]
    [InlineData("6-2-5", 1e4)]
    [InlineData("6-2-5", -10.0)]
    [InlineData("6-2-5", 0.0)]
    [InlineData("5-2-6", -1e4)]
    [InlineData("5-2-6", 10.0)]
    [InlineData("7-5-3", -100.0)]
    [InlineData("3-5-7", 100.0)]
    [InlineData("3-6-4", 0.0)]
    [InlineData("4-9-4", 0.0)]
    [Trait("Science", "2 Exact solution")]
    [Trait("Science", "4 What is observed")]
    public void Solve_EveryShapeAndSign_WithinWhatDoublesCanHold(string architecture, double lambda)
    {
        double slow = Math.Max(1.0, Math.Abs(lambda));
        double[] times = [0.0, 0.01 / slow, 1.0 / slow, 10.0 / slow, .3, 3.0, 0.3 * slow, 3.0 * slow, 30.0 * slow];
        Hold(Runs.Of(architecture, lambda, init: Runs.Balanced(0.3), seed: 3, times: [.. times.Distinct().Order()], observe: Observe));
    }

    /// <summary>Rank 2 exactly: these are integers over a power of two.</summary>
    [Theory]
    [InlineData("3-3-4", -50.0)]
    [InlineData("3-3-4", 50.0)]
    [InlineData("3-4-4", 1e4)]
    [InlineData("3-2-4", -1.0)]
    [InlineData("3-3-4", 0.0)]
    [InlineData("3-6-4", 0.0)]
    [Trait("Science", "2 Exact solution")]
    public void Solve_RankDeficientTask_WithinWhatDoublesCanHold(string architecture, double lambda)
    {
        MatrixStore inputs = new();
        Setting task = Setting.Of("from-file", ("sigma", inputs.Add(new(4, 3, [1.0, 0.5, 0.0, 2.0, 1.0, 0.0, 0.0, 0.0, 0.75, 0.5, 0.25, 0.0]))));
        double slow = Math.Max(1.0, Math.Abs(lambda));
        Hold(Runs.Of(architecture, lambda, task, Runs.Balanced(0.3), 1, times: [0.0, 0.1 / slow, 1.0 / slow, 2.0, 10.0 * slow, 60.0 * slow], observe: Observe), inputs);
    }

    [Theory]
    [InlineData(4.0)]
    [InlineData(-4.0)]
    [InlineData(0.0)]
    [Trait("Science", "4 What is observed")]
    public void Solve_NothingToLearn_WithinWhatDoublesCanHold(double lambda)
    {
        MatrixStore inputs = new();
        Setting task = Setting.Of("from-file", ("sigma", inputs.Add(new(3, 3))));
        Hold(Runs.Of("3-3-3", lambda, task, Runs.Balanced(0.5), 1, times: [0.0, 0.01, 0.1, 1.0, 2.0], observe: Observe), inputs);
    }

    [Theory]
    [InlineData("5-5-5", 2.0)]
    [InlineData("4-4-7", -2.0)]
    [InlineData("8-8-8", -20.0)]
    [Trait("Science", "2 Exact solution")]
    public void Solve_RepeatedSingularValues_WithinWhatDoublesCanHold(string architecture, double lambda)
    {
        int modes = Math.Min(Runs.Shape(architecture).Inputs, Runs.Shape(architecture).Outputs);
        double[] spectrum = [.. Enumerable.Range(0, modes).Select(static i => 2.0 / (1 + (i / 2)))];
        Setting task = Setting.Of("random-regression", ("scale", new NumberValue(1)), ("spectrum", Runs.Numbers(spectrum)));
        Hold(Runs.Of(architecture, lambda, task, Runs.Balanced(0.1), 1, times: [0.0, 0.1, 1.0, 10.0, 100.0], observe: Observe), gramBound: 5e-15);
    }

    /// <summary>For λ ≠ 0 the growing rows alone have full column rank: those of the identity may underflow, and a·h needs no bound.</summary>
    [Theory]
    [InlineData("4-4-4", 1e4)]
    [InlineData("8-4-4", -1e4)]
    [InlineData("4-4-8", 1e4)]
    [InlineData("6-2-5", -1e4)]
    [Trait("Science", "2 Exact solution")]
    public void Solve_OneStepOfHalfABillionOverLambda_IsRightToRounding(string architecture, double lambda) =>
        Hold(Runs.Of(architecture, lambda, init: Runs.Balanced(0.3), seed: 1, times: [0.0, 5e4], observe: Observe), gramBound: 1e-15);

    /// <summary>The flow that the propagator follows is the Riccati equation's even where the weights given are not quite balanced.</summary>
    [Fact]
    public void Solve_WeightsFromFileBalancedToAThousandth_FollowsTheirRiccatiEquation()
    {
        MatrixStore inputs = new();
        Problem balanced = ProblemBuilder.Build(Runs.Of("4-3-5", -2.0, init: Runs.Balanced(0.3), seed: 6), MatrixStore.Empty);
        Matrix w1 = balanced.W1, w2 = balanced.W2;
        w1[0, 1] += 1e-3;
        w2[4, 2] -= 1e-3;
        Setting init = Setting.Of("from-file", ("w1", inputs.Add(w1)), ("w2", inputs.Add(w2)));
        Hold(Runs.Of("4-3-5", null, init: init, seed: 6, times: [0.0, 0.1, 1.0, 10.0, 100.0], observe: Observe), inputs);
    }

    /// <summary>Each recorded time starts from the one before: rounding must not add up.</summary>
    [Theory]
    [InlineData("5-5-5", 0.5)]
    [InlineData("10-5-5", -10.0)]
    [InlineData("5-5-10", 10.0)]
    [Trait("Science", "2 Exact solution")]
    public void Solve_TwoHundredTimes_WithinWhatDoublesCanHold(string architecture, double lambda)
    {
        double[] times = [0.0, .. Enumerable.Range(0, 200).Select(static i => Math.Pow(10.0, -2.0 + (i * 4.0 / 199)))];
        Hold(Runs.Of(architecture, lambda, init: Runs.Balanced(0.3), seed: 3, times: times, observe: Observe), every: 25);
    }

    [Theory]
    [InlineData("5-5-5", 1e-3, 3.0)]
    [InlineData("5-5-5", 10.0, 0.1)]
    [InlineData("10-5-5", 1e-4, -30.0)]
    [InlineData("16-12-14", 0.3, 5.0)]
    [Trait("Science", "4 What is observed")]
    public void Solve_SmallLargeAndManyWeights_WithinWhatDoublesCanHold(string architecture, double scale, double lambda) =>
        Hold(Runs.Of(architecture, lambda, init: Runs.Balanced(scale), seed: 4, times: [0.0, 0.03, 1.0, 10.0, 100.0], observe: Observe));

    private void Hold(RunDefinition run, MatrixStore? inputs = null, int every = 1, double gramBound = GramBound)
    {
        inputs ??= MatrixStore.Empty;
        Problem problem = ProblemBuilder.Build(run, inputs);
        RunOutcome outcome = Simulation.Solve([run], inputs, TestContext.Current.CancellationToken)[0];
        Assert.NotNull(outcome.Result);
        Assert.Equal(0.0, outcome.Result.Summary["saddle"]);
        var errors = ErrorReport.Of(problem, outcome.Result, every);
        output.WriteLine(errors.ToString());
        Assert.True(errors.Worst <= Bound && errors.Grams <= gramBound, errors.ToString());
    }
}
