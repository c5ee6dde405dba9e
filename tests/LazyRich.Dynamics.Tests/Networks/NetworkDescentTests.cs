using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.GradientDescent;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Networks;

public sealed class NetworkDescentTests
{
    private const double Rate = 0.01;

    [Theory]
    [InlineData("4-3-5", Activation.Linear)]
    [InlineData("3-4-4-3", Activation.ReLU)]
    [InlineData("4-4-3", Activation.Tanh)]
    public void Solve_AnyLaneWidthOrNeighbours_GivesTheSameBits(string architecture, Activation activation)
    {
        (string, SettingValue)[] more = [("batch", new NumberValue(4)), ("momentum", new NumberValue(0.8)), ("weight-decay", new NumberValue(0.01))];
        RunDefinition[] runs = [.. Enumerable.Range(0, 8).Select(i => Nets.Run(
            architecture, 0, Nets.Samples(9, 7), activation, Descent(Rate, more), [0, 3 * Rate, 40 * Rate], scale: i == 5 ? 900 : 0.4, seed: i,
            observe: ["loss", "ntk-distance", "singular-values", "balance"]))];
        string[] alone = [.. runs.Select(run => Bits(Lanes<Lane1>([run])[0]))];
        Assert.Equal(alone, Lanes<Lane8>(runs).Select(Bits));
        RunDefinition[] other = [runs[5], runs[3], runs[0], runs[7]];
        Assert.Equal([alone[5], alone[3], alone[0], alone[7]], Lanes<Lane4>(other).Select(Bits));
        Assert.Equal(8, alone.Distinct().Count());
    }

    [Fact]
    public void Solve_MomentumAndWeightDecay_AreWhatTheirEquationsSay()
    {
        RunDefinition run = Nets.Run("4-3-3", 1, Runs.Regression(), solver: Descent(Rate, ("momentum", new NumberValue(0.7)), ("weight-decay", new NumberValue(0.2))),
            times: [0, 30 * Rate], observe: ["product"]);
        Problem problem = Nets.Problem(run);
        Matrix w1 = problem.W1, w2 = problem.W2, v1 = w1.Scaled(0), v2 = w2.Scaled(0);
        for (int step = 0; step < 30; step++)
        {
            Matrix error = problem.S.Plus(w2.Times(w1), -1);
            v1 = v1.Scaled(0.7).Plus(w2.Turned().Times(error)).Plus(w1, -0.2);
            v2 = v2.Scaled(0.7).Plus(error.Times(w1.Turned())).Plus(w2, -0.2);
            (w1, w2) = (w1.Plus(v1, Rate), w2.Plus(v2, Rate));
        }

        Assert.True(Dense.Error(new(3, 4, Nets.Solve(run).Series[0].Values.AsSpan(12)), w2.Times(w1)) < 1e-13);
    }

    [Fact]
    public void Solve_MinibatchMilestones_AreFoundOnTheSamePath()
    {
        Setting solver = Descent(Rate, ("batch", new NumberValue(3)), ("momentum", new NumberValue(0.5)));
        RunDefinition coarse = Nets.Run("4-3-3", 1, Nets.Samples(10), solver: solver, times: [0, 300 * Rate]);
        double[] every = [.. Enumerable.Range(0, 301).Select(k => k * Rate)];
        RunResult fine = Nets.Solve(coarse with { Time = Runs.Grid(every) });
        double start = fine.Summary["loss_initial"]!.Value, best = fine.Summary["loss_best"]!.Value;
        int first = Array.FindIndex(fine.Series[0].Values, loss => loss - best <= (start - best) / 2);
        Assert.Equal(every[first], Nets.Solve(coarse).Summary["time_to_half"]!.Value, 1e-12);
    }

    [Fact]
    public void Load_OneEpoch_TakesEverySampleOnceAndTheNextInAnotherOrder()
    {
        Problem problem = Nets.Problem(Nets.Run("2-2-2", 0, Nets.Samples(12)));
        var batches = new SampleBatches<Lane1>([problem], [3], 4);
        double[][] epochs = [Epoch(0), Epoch(1)];
        double[] all = problem.Samples!.X.Row(0).ToArray();
        Assert.All(epochs, epoch => Assert.Equal(all.Order(), epoch.Order()));
        Assert.NotEqual(epochs[0], epochs[1]);
        Assert.Equal(epochs[0], Epoch(0));

        double[] Epoch(int epoch) => [.. Enumerable.Range(0, 3).SelectMany(i =>
        {
            batches.Load(Lane1.Broadcast((3 * epoch) + i));
            return batches.Objective.Inputs.Numbers[..4].ToArray();
        })];
    }

    /// <summary>SCIENCE section 4: sharpness √(λ²+4s₁²) at the minimum.</summary>
    [Theory]
    [InlineData("5-5-5", 2.0)]
    [InlineData("8-4-4", 3.0)]
    [InlineData("4-4-6", -1.0)]
    public void Bound_TwoLayersOnWhitenedInputs_IsMeasuredAtTheEndOfTheFlowToo(string architecture, double lambda)
    {
        Problem problem = Nets.Problem(Runs.Of(architecture, lambda));
        double s1 = Svd.ValuesOf(problem.S)[0], exact = 2 / Math.Sqrt((lambda * lambda) + (4 * s1 * s1));
        Assert.Equal(exact, LearningRate.Bound(problem, CancellationToken.None), 1e-14);
        Problem stated = problem with { InputCovariance = Matrix.Identity(problem.S.Columns) };
        Assert.Equal(exact, LearningRate.Bound(stated, CancellationToken.None), 2e-4 * exact);
    }

    [Fact]
    public void At_TheMinimum_IsTheSharpnessToEightDigits()
    {
        double[] s = [3, 1, 0.5], half = [.. s.Select(value => Math.Sqrt(value))];
        var problem = new Problem(Dense.Diagonal(s), 0, Dense.Diagonal(half).Scaled(0.5), Dense.Diagonal(half).Scaled(2), 0);
        double sharpness = new Sharpness(Objective<Lane1>.Of([problem])).At(StateLayers.ToState(problem.Layers, null, null));
        Assert.Equal((0.25 + 4) * 3, sharpness, 1e-7);
    }

    /// <summary>SCIENCE section 4: above the bound λ=1 diverges at 1.5×, λ=10 catapults to a flatter minimum at 1.2–1.9×.</summary>
    [Theory]
    [InlineData(1, 0.9, false)]
    [InlineData(1, 1.5, true)]
    [InlineData(10, 1.2, false)]
    [InlineData(10, 1.5, false)]
    [InlineData(10, 1.9, false)]
    [Trait("Science", "4 What is observed")]
    public void Solve_LearningRateByBound_DivergesOrCatapults(double lambda, double share, bool diverges)
    {
        Setting solver = Setting.Of("gradient-descent", ("learning-rate.times-bound", new NumberValue(share)));
        Summary summary = Nets.Solve(Nets.Run("5-5-5", lambda, Runs.Regression(), solver: solver, times: [0, 1000], scale: 0.05, seed: 0)).Summary;
        Assert.Equal(diverges, summary["diverged_at"] is not null);
        Assert.Equal(share * 2 / Math.Sqrt((lambda * lambda) + (4 * Math.Pow(Svd.ValuesOf(Nets.Problem(Nets.Run("5-5-5", lambda, Runs.Regression(), seed: 0)).S)[0], 2))), summary["learning_rate"]!.Value, 1e-13);
        if (diverges)
            return;
        Assert.True(summary["loss_final"] < 1e-6 * summary["loss_initial"]);
        if (share > 1)
            Assert.InRange(summary["lambda_final"]!.Value, -1, 0.75 * lambda);
        else
            Assert.Equal(lambda, summary["lambda_final"]!.Value, 0.5);
    }

    /// <summary>
    /// Above the bound at λ = 10 descent lands in a flatter minimum: every eigenvalue of W2ᵀW2 − W1W1ᵀ, and not their mean alone, ends far below 10.
    /// At 1.9 times the bound a third of all draws diverge after all; at 1.2 and 1.5 none does.
    /// </summary>
    [Theory]
    [InlineData(1.2, 7.5, 20)]
    [InlineData(1.5, 2.5, 20)]
    [InlineData(1.9, 3.5, 11)]
    [Trait("Science", "4 What is observed")]
    public void Solve_AboveTheBound_EndsAtAMinimumOfSmallBalance(double share, double largest, int fewest)
    {
        Setting solver = Setting.Of("gradient-descent", ("learning-rate.times-bound", new NumberValue(share)));
        int landed = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            RunResult result = Nets.Solve(Nets.Run("5-5-5", 10, Runs.Regression(), solver: solver, times: [0, 1000], scale: 0.05, seed: seed, observe: ["balance-spectrum"]));
            if (result.Summary["diverged_at"] is not null)
                continue;
            landed++;
            Assert.InRange(result.Series[0].Values[^1], 0, largest);
            Assert.True(result.Summary["loss_final"] < 1e-20);
        }

        Assert.InRange(landed, fewest, 20);
    }

    /// <summary>Below the bound λ drifts by O(η).</summary>
    [Theory]
    [InlineData(1.0)]
    [InlineData(-4.0)]
    [Trait("Science", "4 What is observed")]
    public void Solve_HalfTheStep_LambdaDriftsByHalf(double lambda)
    {
        double[] drifts = [.. new[] { 0.01, 0.005 }.Select(rate =>
            Nets.Solve(Runs.Of("5-5-5", lambda, init: Runs.Balanced(0.3), solver: Runs.Descent(rate), times: [0, 100])).Summary["lambda_final"]!.Value - lambda)];
        Assert.InRange(drifts[0] * Math.Sign(lambda), -0.02, -1e-3);
        Assert.InRange(drifts[0] / drifts[1], 1.97, 2.03);
    }

    /// <summary>Raw, Σyx = Yᵀ/8 and Σxx = I/8, a step of η is one of η/8 on the hierarchy scaled to Σxx = I.</summary>
    [Fact]
    [Trait("Science", "7 Tasks")]
    public void Solve_RawHierarchy_IsTheScaledOneAtAnEighthOfTheStep()
    {
        int[] steps = [0, 1, 100, 1000];
        Problem moments = Nets.Problem(Hierarchy("raw", Rate));
        Assert.Equal(Dense.Unit(8).Scaled(0.125).Data, moments.InputCovariance!.Data);
        Assert.Equal(Tests.Hierarchy.Targets.Scaled(0.125).Data, moments.S.Data);
        double[] raw = Nets.Solve(Hierarchy("raw", Rate)).Series[0].Values, scaled = Nets.Solve(Hierarchy("scaled", Rate / 8)).Series[0].Values;
        Assert.All(raw.Zip(scaled), pair => Assert.Equal(pair.Second, pair.First, 1e-13));

        RunDefinition Hierarchy(string form, double rate) => Nets.Run(
            "8-8-8", 2, Setting.Of("semantic-hierarchy", ("form", new TextValue(form))), solver: Runs.Descent(rate), times: [.. steps.Select(step => step * rate)], observe: ["product"]);
    }

    private static Setting Descent(double rate, params ReadOnlySpan<(string, SettingValue)> more) =>
        Setting.Of("gradient-descent", [("learning-rate", new NumberValue(rate)), .. more]);

    private static RunResult[] Lanes<T>(RunDefinition[] runs) where T : unmanaged, ILanes<T> =>
        [.. new GradientDescentSolver().Solve<T>(runs, [.. runs.Select(Nets.Problem)], CancellationToken.None).Select(outcome => outcome.Result!)];

    private static string Bits(RunResult result) => string.Join(' ',
        result.Times.Concat(result.Series.SelectMany(series => series.Values)).Concat(result.Summary.Values.ToArray().Select(value => value ?? -1))
            .Select(BitConverter.DoubleToInt64Bits));
}
