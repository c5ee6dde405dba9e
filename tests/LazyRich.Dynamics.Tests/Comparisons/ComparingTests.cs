using System.Collections.Immutable;
using LazyRich.Dynamics.Comparisons;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tests.Networks;
using LazyRich.Dynamics.Tests.Phases;

namespace LazyRich.Dynamics.Tests.Comparisons;

public sealed class ComparingTests
{
    [Fact]
    public void GradientDescent_AgainstTheExactFlow_ErrsWithOrderOne()
    {
        double[] rates = [0.0005, 0.001, 0.002, 0.004];
        double[][] errors = [.. rates.Select(rate => Errors(Compared(rate, ["loss", "product"])))];
        foreach (int observable in (int[])[0, 1])
        {
            double order = Math.Log(errors[3][observable] / errors[0][observable]) / Math.Log(rates[3] / rates[0]);
            Assert.Equal(1, order, 0.05);
        }
    }

    [Fact]
    public void Errors_AreThoseOfTheTwoRunsByThemselves()
    {
        RunDefinition compared = Compared(0.01, ["loss", "ntk-distance", "singular-values"], observe: ["loss"]);
        RunResult result = Solve(compared);
        RunDefinition alone = compared with { Compare = null, Observe = ["loss", "singular-values", "ntk-distance"] };
        RunResult descent = Solve(alone), exact = Solve(alone with { Solver = Setting.Of("exact") });

        Assert.Equal(["loss", "error.loss", "error.ntk-distance", "error.singular-values"], result.Series.Select(series => series.Observable));
        Assert.Equal(descent.Series[0].Values, result.Series[0].Values);
        Assert.Equal(descent.Summary.Values.ToArray(), result.Summary.Values.ToArray());
        double[] right = exact.Series[1].Values, given = descent.Series[1].Values;
        double largest = Enumerable.Range(0, 4).Max(t => Norm(right.AsSpan(t * 3, 3)));
        for (int t = 0; t < 4; t++)
        {
            double[] difference = [.. Enumerable.Range(3 * t, 3).Select(i => given[i] - right[i])];
            Assert.Equal(Norm(difference) / largest, result.Series[3].Values[t], 1e-14);
        }

        Assert.Equal(0, result.Series[2].Values[0]);
    }

    [Fact]
    public void ABatch_HasTheBitsOfItsRunsAlone()
    {
        RunDefinition[] runs = [.. Enumerable.Range(0, 5).Select(seed => Compared(0.01, ["product"], seed: seed))];
        RunOutcome[] together = Simulation.Solve(runs, MatrixStore.Empty, TestContext.Current.CancellationToken);
        for (int i = 0; i < runs.Length; i++)
            Assert.Equal(Solve(runs[i]).Series[0].Values, together[i].Result!.Series[0].Values);
    }

    [Fact]
    public void UntilConverged_IsComparedAtTheTimesOfTheRun()
    {
        RunDefinition run = Compared(0.01, ["loss"]) with { Time = new ConvergedTime(1e-4, 1e4, 20), Solver = Setting.Of("closed-form") };
        RunResult result = Solve(run);
        Assert.Equal(21, result.Series[0].Values.Length);
        Assert.All(result.Series[0].Values, error => Assert.InRange(error, 0, 1e-10));
    }

    [Fact]
    public void ADivergedRun_ErrsInfinitely()
    {
        RunResult result = Solve(Compared(5, ["loss"]) with { Time = Runs.Grid([0, 5, 500, 5000]) });
        Assert.NotNull(result.Summary["diverged_at"]);
        Assert.Equal(double.PositiveInfinity, result.Series[0].Values[^1]);
    }

    [Fact]
    public void Check_AsksBothSolvers()
    {
        RunDefinition unbalanced = Compared(0.01, ["loss"]) with { Lambda = null, Init = Setting.Of("gaussian", ("scale", new NumberValue(1))) };
        Assert.Contains(Simulation.Check(unbalanced, MatrixStore.Empty), fault => fault.Message.StartsWith("exact needs λ-balanced", StringComparison.Ordinal));
        RunDefinition unfit = Compared(0.01, ["loss"]) with { Compare = new(Setting.Of("single-neuron"), ["loss"]) };
        Assert.Contains(Simulation.Check(unfit, MatrixStore.Empty), fault => fault.Message.StartsWith("single-neuron needs Nh = 1", StringComparison.Ordinal));
        Assert.Empty(Simulation.Check(Compared(0.01, ["loss"]), MatrixStore.Empty));
    }

    /// <summary>A rebalanced second phase and a frozen third, each until converged: the first solver goes the same way at the times of the second.</summary>
    [Theory]
    [InlineData("gradient-flow", 1e-9)]
    [InlineData("gradient-descent", 0.05)]
    public void Phases_AgainstTheExactFlow_AreComparedThroughEverySwitch(string solver, double most)
    {
        RunDefinition first = Compared(0.002, ["loss", "product"], observe: ["ntk-distance"]) with { Solver = solver == "gradient-flow" ? Nets.Flow(1e-12) : Runs.Descent(0.002) };
        TimeDefinition time = new ConvergedTime(1e-6, 200, 15);
        RunDefinition run = PhasedRuns.Of(
            first with { Time = time },
            (new("tune") { Task = PhasedRuns.Negated(first.Task), Rebalance = 5 }, time),
            (new("frozen") { Task = PhasedRuns.Stream(first.Task, 2), Frozen = [0] }, Runs.Grid([0, 1, 4])));
        RunResult result = Solve(run);
        Assert.Equal(["phase", "ntk-distance", "error.loss", "error.product"], result.Series.Select(series => series.Observable));
        Assert.Equal(3, result.Phases.Length);
        foreach (ObservableSeries errors in result.Series.Where(series => ErrorSeries.Is(series.Observable)))
        {
            Assert.Equal(result.Times.Length, errors.Values.Length);
            Assert.InRange(errors.Values.Max(), double.Epsilon, most);
        }

        // In the last phase W1 is of rank 3 of 4, and what it cannot learn is no error.
        Assert.True(result.Phases[2].Summary["loss_best"] > 0.01, "The frozen layer should leave something that cannot be learned.");
    }

    private static RunDefinition Compared(double rate, ImmutableArray<string> of, ImmutableArray<string>? observe = null, long seed = 0) =>
        Runs.Of("4-3-3", 2, init: Runs.Balanced(0.3), seed: seed, solver: Runs.Descent(rate), times: [0, 0.5, 1, 2], observe: observe ?? []) with
        {
            Compare = new(Setting.Of("exact"), of),
        };

    private static RunResult Solve(RunDefinition run) => Simulation.Solve([run], MatrixStore.Empty, TestContext.Current.CancellationToken)[0].Result!;

    private static double[] Errors(RunDefinition run) =>
        [.. Solve(run).Series.Where(series => ErrorSeries.Is(series.Observable)).Select(series => series.Values.Max())];

    private static double Norm(ReadOnlySpan<double> x)
    {
        double squares = 0;
        foreach (double value in x)
            squares += value * value;
        return Math.Sqrt(squares);
    }
}
