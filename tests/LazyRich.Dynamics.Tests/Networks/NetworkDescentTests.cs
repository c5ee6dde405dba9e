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

    /// <summary>SCIENCE section 7: steps to mean((WX−Y)²) &lt; 1e-3 on the raw hierarchy; other seeds differ by about a tenth.</summary>
    [Theory]
    [InlineData(1, 1090, 1278)]
    [InlineData(2, 855, 937)]
    [InlineData(5, 514, 534)]
    [InlineData(10, 305, 315)]
    [InlineData(20, 165, 171)]
    public void Solve_RawHierarchy_TakesTheStepsOfTheTable(double lambda, int least, int most)
    {
        double[] times = [.. Enumerable.Range(0, 1600).Select(k => k * Rate)];
        foreach (long seed in new[] { 0, 1 })
        {
            RunDefinition run = Nets.Run("8-8-8", lambda, Setting.Of("semantic-hierarchy", ("form", new TextValue("raw"))), solver: Runs.Descent(Rate), times: times, scale: 1, seed: seed);
            double[] loss = Nets.Solve(run).Series[0].Values;
            Assert.InRange(Array.FindIndex(loss, each => each / 4 < 1e-3), 0.88 * least, 1.12 * most);
        }
    }

    /// <summary>SCIENCE section 7: mean (L_flow − L_GD)/L_GD over 200 steps, λ=3, P=2N, twenty tries whose spread leaves the table a factor.</summary>
    [Theory]
    [InlineData(5, 1e-4, 2.1e-4)]
    [InlineData(5, 1e-3, 5.2e-3)]
    [InlineData(5, 1e-2, 1.2e-2)]
    [InlineData(10, 1e-4, 8e-4)]
    [InlineData(10, 1e-3, 1.1e-2)]
    [InlineData(10, 1e-2, 2.0e-2)]
    public void Solve_AgainstTheFlow_IsOffByWhatTheTableSays(int size, double rate, double expected)
    {
        double[] times = [.. Enumerable.Range(0, 201).Select(k => k * rate)];
        double sum = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            RunDefinition descent = Nets.Run($"{size}-{size}-{size}", 3, Nets.Samples(2 * size), solver: Runs.Descent(rate), times: times, scale: 1, seed: seed);
            double[] stepped = Nets.Solve(descent).Series[0].Values, flowed = Nets.Solve(descent with { Solver = Setting.Of("exact") }).Series[0].Values;
            sum += flowed.Zip(stepped, (flow, descended) => (flow - descended) / descended).Average();
        }

        Assert.InRange(sum / 20, expected / 3, expected * 3);
    }

    private static Setting Descent(double rate, params ReadOnlySpan<(string, SettingValue)> more) =>
        Setting.Of("gradient-descent", [("learning-rate", new NumberValue(rate)), .. more]);

    private static RunResult[] Lanes<T>(RunDefinition[] runs) where T : unmanaged, ILanes<T> =>
        [.. new GradientDescentSolver().Solve<T>(runs, [.. runs.Select(Nets.Problem)], CancellationToken.None).Select(outcome => outcome.Result!)];

    private static string Bits(RunResult result) => string.Join(' ',
        result.Times.Concat(result.Series.SelectMany(series => series.Values)).Concat(result.Summary.Values.ToArray().Select(value => value ?? -1))
            .Select(BitConverter.DoubleToInt64Bits));
}
