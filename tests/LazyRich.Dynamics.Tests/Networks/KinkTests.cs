using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.Phases;

namespace LazyRich.Dynamics.Tests.Networks;

/// <summary>gradient-flow with kinks: located, the subgradient flow of ReLU units.</summary>
public sealed class KinkTests
{
    [Theory]
    [InlineData("4-4-4", 1.0, 12, 1)]
    [InlineData("4-4-4", 1.0, 12, 3)]
    [InlineData("3-8-2", 0.0, 12, 4)]
    [InlineData("3-8-2", 0.0, 40, 2)]
    [InlineData("4-3-4-2", 0.0, 12, 5)]
    [Trait("Science", "8 Beyond the exact solution")]
    public void Flow_AlongKinks_KeepsTheBalanceOfEveryUnitToTheTolerance(string architecture, double lambda, int samples, int seed)
    {
        RunDefinition run = Nets.Run(architecture, lambda, Nets.Samples(samples), Activation.ReLU, Located(1e-12), [0, 5], seed: seed, observe: ["input-gram"]);
        Problem problem = Nets.Problem(run);
        RunResult result = Nets.Solve(run);
        Assert.True(result.Summary["slides_at"] < 5 && result.Summary["flow_error"] is null, "The run should slide, and be exact all the same.");
        for (int pair = 0; pair < problem.Layers.Length - 1; pair++)
        {
            for (int unit = 0; unit < problem.Layers[pair].Rows; unit++)
                Assert.Equal(Balance(problem.Layers, pair, unit), Balance(result.End, pair, unit), 1e-11);
        }
    }

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(2, 1.0)]
    [InlineData(3, 1.0)]
    public void Flow_AlongKinks_IsWhatDescentTendsTo(int seed, double lambda)
    {
        RunDefinition run = Nets.Run("4-4-4", lambda, Nets.Samples(12), Activation.ReLU, Located(1e-11), [0, 5], seed: seed);
        double truth = Nets.Solve(run).Series[0].Values[1], stepped = Nets.Solve(run with { Solver = Nets.Flow(1e-11) }).Series[0].Values[1];
        double[] errors = [.. new[] { 1e-3, 3e-5 }.Select(rate => Math.Abs(Nets.Solve(run with { Solver = Runs.Descent(rate) }).Series[0].Values[1] - truth))];
        Assert.InRange(errors[0], 0, 1e-4);
        Assert.InRange(errors[1] / errors[0], 0, 0.08);
        Assert.True(Math.Abs(stepped - truth) > 5 * errors[1], "Steps that a kink makes short are further off than many steps of descent.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Flow_StricterOrInMoreStretches_EndsTheSame(int seed)
    {
        RunDefinition run = Nets.Run("4-4-4", 1, Nets.Samples(12), Activation.ReLU, Located(1e-12), [0, 5], seed: seed, observe: ["product"]);
        double[] once = Nets.Solve(run).At("product", ^1).ToArray();
        double[] halves = Nets.Solve(run with { Time = Runs.Grid([0, 0.1, 0.5, 1.7, 2.5, 4, 5]) }).At("product", ^1).ToArray();
        double[] loose = Nets.Solve(run with { Solver = Located(1e-8) }).At("product", ^1).ToArray();
        for (int e = 0; e < once.Length; e++)
        {
            Assert.Equal(once[e], halves[e], 1e-9);
            Assert.Equal(once[e], loose[e], 1e-6);
        }
    }

    /// <summary>
    /// One unit, W2 = 1 frozen, on (1,0) → −10 and (1,1) → 3: along the first sample's kink the second pushes out and the first back in,
    /// and what is left is τẇ₂ = (3 − w₂)/2.
    /// </summary>
    [Fact]
    public void Flow_HeldByAKink_MovesAlongItByItsClosedForm()
    {
        var inputs = new MatrixStore();
        Setting task = Setting.Of("from-file", ("x", inputs.Add(new Matrix(2, 2, [1, 1, 0, 1]))), ("y", inputs.Add(new Matrix(1, 2, [-10, 3]))));
        Setting init = Setting.Of("from-file", ("w1", inputs.Add(new Matrix(1, 2, [0.5, 0.2]))), ("w2", inputs.Add(new Matrix(1, 1, [1]))));
        RunDefinition run = Nets.Run("2-1-1", null, task, Activation.ReLU, Located(1e-12), observe: ["product", "loss"], init: init) with
        {
            Phases = [new("only") { Frozen = [1] }],
            Time = new PhaseTimes([Runs.Grid([0, 1, 2, 5])]),
        };
        Assert.Empty(Simulation.Check(run, inputs));
        RunResult result = PhasedRuns.Solve(run, inputs);

        // τẇ₁ = (−10 − w₁)/2 + (3 − w₁ − w₂)/2 until w₁ = 0.
        double slides = result.Phases[0].Summary["slides_at"]!.Value;
        Assert.InRange(slides, 0.12, 0.13);
        double[] left = [.. Enumerable.Range(1, 3).Select(i => 3 - result.At("product", i)[1])];
        Assert.Equal(Math.Exp(-0.5), left[1] / left[0], 1e-10);
        Assert.Equal(Math.Exp(-1.5), left[2] / left[1], 1e-10);
        for (int i = 1; i < 4; i++)
        {
            Assert.Equal(0, result.At("product", i)[0], 1e-11);
            Assert.Equal((100 + (left[i - 1] * left[i - 1])) / 4, result.At("loss", i)[0], 1e-9);
        }
    }

    [Fact]
    public void Flow_WithoutKinksLocated_SaysHowFarItMissedItsTolerance()
    {
        RunDefinition run = Nets.Run("4-4-4", 1, Nets.Samples(12), Activation.ReLU, times: [0, 5], observe: ["product"]);
        RunResult stepped = Nets.Solve(run), located = Nets.Solve(run with { Solver = Located(1e-11) });
        double off = Dense.Error(new(4, 4, stepped.At("product", ^1)), new(4, 4, located.At("product", ^1)));
        Assert.InRange(off, 1e-7, stepped.Summary["flow_error"]!.Value);
        Assert.Null(stepped.Summary["slides_at"]);
        Assert.Null(Nets.Solve(run with { Activation = Activation.Tanh }).Summary["flow_error"]);
    }

    [Theory]
    [InlineData(Activation.Linear)]
    [InlineData(Activation.Tanh)]
    public void Check_KinksOfOtherUnits_SaysWhoseTheyAre(Activation activation)
    {
        Fault fault = Assert.Single(Simulation.Check(Nets.Run("4-4-4", 1, Nets.Samples(12), activation, Located(1e-10)), MatrixStore.Empty));
        Assert.Equal("solver.kinks", fault.Path);
        Assert.Contains("kinks are those of ReLU units", fault.Message, StringComparison.Ordinal);
    }

    private static Setting Located(double tolerance) => Setting.Of("gradient-flow", ("tolerance", new NumberValue(tolerance)), ("kinks", new TextValue("located")));

    /// <summary>‖what leaves a unit‖² − ‖what enters it‖².</summary>
    private static double Balance(IReadOnlyList<Matrix> layers, int pair, int unit)
    {
        double squares = 0;
        for (int o = 0; o < layers[pair + 1].Rows; o++)
            squares += layers[pair + 1][o, unit] * layers[pair + 1][o, unit];
        foreach (double entry in layers[pair].Row(unit))
            squares -= entry * entry;
        return squares;
    }
}
