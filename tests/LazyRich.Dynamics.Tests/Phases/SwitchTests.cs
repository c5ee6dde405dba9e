using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Phases;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Tests.Phases;

/// <summary>What a switch leaves alone, and how runs share what they begin with.</summary>
public sealed class SwitchTests
{
    private static readonly string[] Observe =
        ["loss", "singular-values", "ntk-distance", "product", "input-gram", "output-gram", "ntk-distance-from-start", "task-losses", "forgetting"];

    /// <summary>Two phases of one task are one run: the flow is a semigroup.</summary>
    [Theory]
    [InlineData("5-5-5", 0.5)]
    [InlineData("5-5-5", -1e4)]
    [InlineData("8-4-4", -10)]
    [InlineData("4-4-7", 30)]
    [InlineData("5-2-4", 0)]
    public void Solve_SwitchToTheSameTask_ChangesNothing(string architecture, double lambda)
    {
        double slow = Math.Max(1, Math.Abs(lambda));
        RunDefinition whole = Runs.Of(
            architecture, lambda, init: Runs.Balanced(0.3), seed: 3, times: [0, 0.3, 2, 2.5, 2 + (5 * slow)], observe: ["loss", "singular-values", "product", "input-gram", "output-gram"]);
        RunDefinition halves = PhasedRuns.Of(whole with { Time = Runs.Grid([0, 0.3, 2]) }, (new("on") { Task = whole.Task }, Runs.Grid([0, 0.5, 5 * slow])));
        RunResult one = PhasedRuns.Solve(whole), two = PhasedRuns.Solve(halves);
        Assert.Equal([0, 0.3, 2, 2, 2.5, 2 + (5 * slow)], two.Times);
        foreach (ObservableSeries series in one.Series)
        {
            double size = series.Values.Max(Math.Abs);
            for (int k = 0; k < 5; k++)
            {
                double[] before = one.At(series.Observable, k).ToArray(), after = two.At(series.Observable, k < 3 ? k : k + 1).ToArray();
                Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second, 1e-13 * Math.Max(size, 1)));
            }
        }
    }

    [Fact]
    [Trait("Science", "4 What is observed")]
    public void Solve_Phases_CountTimesFromTheirStartAndFromTheRuns()
    {
        RunDefinition first = Runs.Of("4-4-4", 1, init: Runs.Balanced(0.1), times: [0, 3], observe: [.. Observe]);
        RunResult result = PhasedRuns.Solve(PhasedRuns.Of(
            first,
            (new("limit") { Task = PhasedRuns.Stream(first.Task, 2) }, new ConvergedTime(1e-8, 1e6, 4) { ToInfinity = true }),
            (new("last") { Task = first.Task }, Runs.Grid([0, 1, 5]))));
        double end = result.Phases[1].Summary.Value("time_to_1pct");
        Assert.Equal(double.PositiveInfinity, result.Times[7]);
        Assert.Equal(result.Times[6], result.Times[8]);
        Assert.Equal(result.Times[6] + 5, result.Times[^1]);
        Assert.InRange(end, 0, result.Times[6] - 3);
        Assert.Equal([1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3], result.Series[0].Values);
        Assert.Equal("phase", result.Series[0].Observable);
        Assert.Equal((5.0, result.Times[^1]), (result.Phases[2].Summary.Value("stopped_at"), result.Summary.Value("stopped_at")));

        // Each phase's kernel moves from where the phase starts, the run's from where the run starts.
        Assert.Equal(0.0, result.At("ntk-distance", 8)[0], 1e-28);
        Assert.Equal(result.At("ntk-distance-from-start", 7)[0], result.At("ntk-distance-from-start", 8)[0], 1e-14);
        Assert.True(result.At("ntk-distance-from-start", 8)[0] > 1e-3);
        Assert.Equal(result.At("loss", 8)[0], result.At("task-losses", 8)[0], 1e-14);
        Assert.Equal(result.At("loss", 7)[0], result.At("task-losses", 7)[1], 1e-14);
    }

    /// <summary>Runs that begin alike share their beginning, in a batch and between batches, and have the bits they have alone.</summary>
    [Fact]
    public void Solve_SharedPrefixes_AreSolvedOnceWithTheSameBits()
    {
        RunDefinition[] runs =
        [
            .. from seed in Enumerable.Range(0, 3)
               from tuned in new[] { -2.0, 0.5, 1e4, 7 }
               let first = Runs.Of("5-5-5", 1 + seed, init: Runs.Balanced(0.2), seed: seed, times: [0, 1, 4], observe: [.. Observe])
               select PhasedRuns.Of(first, (new("tune") { Task = PhasedRuns.Negated(first.Task), Rebalance = tuned }, new ConvergedTime(1e-6, 1e4, 9))),
        ];
        double[][] alone = [.. runs.Select(run => PhasedRuns.Bits(PhasedRuns.Solve(run)).ToArray())];
        MatrixStore inputs = MatrixStore.Empty;
        for (int pass = 0; pass < 2; pass++)
        {
            RunOutcome[] together = Simulation.Solve(runs, inputs, TestContext.Current.CancellationToken);
            for (int i = 0; i < runs.Length; i++)
                Assert.Equal(alone[i].Select(BitConverter.DoubleToInt64Bits), PhasedRuns.Bits(together[i].Result!).Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(pass * runs.Length, PrefixCache.Of(inputs).Hits);
        }
    }

    [Theory]
    [InlineData("gradient-flow")]
    [InlineData("gradient-descent")]
    [InlineData("closed-form")]
    public void Solve_EverySolverThatChains_FollowsTheExactFlow(string solver)
    {
        RunDefinition first = Runs.Of("4-4-4", 1, init: Runs.Balanced(0.3), seed: 2, times: [0, 1, 3], observe: ["loss", "product", "task-losses"]);
        RunDefinition run = PhasedRuns.Of(
            first, (new("b") { Task = PhasedRuns.Stream(first.Task, 2) }, first.Time), (new("c") { Task = first.Task, Rebalance = -3 }, first.Time));
        Setting setting = solver switch
        {
            "gradient-flow" => Setting.Of(solver, ("tolerance", new NumberValue(1e-12))),
            "gradient-descent" => Runs.Descent(1e-4),
            _ => Setting.Of(solver),
        };
        RunResult exact = PhasedRuns.Solve(run), other = PhasedRuns.Solve(run with { Solver = setting });
        double tolerance = solver switch { "gradient-flow" => 1e-9, "gradient-descent" => 2e-3, _ => 1e-10 };
        foreach ((ObservableSeries a, ObservableSeries b) in exact.Series.Zip(other.Series))
            Assert.All(a.Values.Zip(b.Values), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    /// <summary>A diverged run goes through its phases as NaN and says when it diverged, from the start of the run.</summary>
    [Fact]
    public void Solve_DescentThatDivergesInTheSecondPhase_SaysWhenFromTheStart()
    {
        RunDefinition first = Runs.Of("3-3-3", 1, init: Runs.Balanced(0.3), solver: Runs.Descent(0.1), times: [0, 1], observe: ["loss"]);
        RunResult result = PhasedRuns.Solve(PhasedRuns.Of(
            first,
            (new("b") { Task = Setting.Of("random-regression", ("scale", new NumberValue(100))) }, Runs.Grid([0, 10])),
            (new("c") { Task = first.Task }, Runs.Grid([0, 1]))));
        Assert.Null(result.Phases[0].Summary["diverged_at"]);
        Assert.Equal(1 + result.Phases[1].Summary.Value("diverged_at"), result.Summary.Value("diverged_at"));
        Assert.Equal(double.NaN, result.At("loss", ^1)[0]);
    }
}
