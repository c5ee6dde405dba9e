using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Tests.Phases;

/// <summary>Phases with a frozen layer: the closed form against the integrated flow and descent, which know nothing of it.</summary>
public sealed class FrozenTests
{
    [Theory]
    [InlineData("4-4-4", 1, 0)]
    [InlineData("4-4-4", -2, 1)]
    [InlineData("6-3-4", 1, 0)]
    [InlineData("6-3-4", 1, 1)]
    [InlineData("3-3-6", 2, 0)]
    [InlineData("3-3-6", 2, 1)]
    [InlineData("4-2-5", 0, 0)]
    public void Solve_Exact_IsTheIntegratedFlow(string architecture, double lambda, int layer)
    {
        RunResult exact = PhasedRuns.Solve(Run(architecture, lambda, layer, Setting.Of("exact"))), flow = PhasedRuns.Solve(Run(
            architecture, lambda, layer, Setting.Of("gradient-flow", ("tolerance", new NumberValue(1e-12)))));
        foreach (ObservableSeries series in exact.Series.Where(series => series.Observable is not "task-losses"))
        {
            double[] other = flow.Series.Single(each => each.Observable == series.Observable).Values;
            Assert.All(series.Values.Zip(other), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
        }

        Summary ends = exact.Phases[1].Summary, same = flow.Phases[1].Summary;
        foreach (string column in new[] { "loss_best", "time_to_half", "loss_final", "ntk_distance_final", "lambda_final" })
            Assert.Equal(ends.Value(column), same.Value(column), 1e-7);
        string frozen = layer == 0 ? "input-gram" : "output-gram";
        Assert.Equal(exact.At(frozen, 4).ToArray(), exact.At(frozen, ^1).ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Solve_Descent_TendsToTheFlowWithOrderOne(int layer)
    {
        double[] errors = [.. new[] { 0.02, 0.01, 0.005 }.Select(rate =>
        {
            RunResult descent = PhasedRuns.Solve(Run("5-3-4", 1, layer, Runs.Descent(rate))), flow = PhasedRuns.Solve(Run("5-3-4", 1, layer, Setting.Of("exact")));
            return Math.Abs(descent.At("loss", 5)[0] - flow.At("loss", 5)[0]);
        })];
        Assert.InRange(errors[0] / errors[1], 1.7, 2.3);
        Assert.InRange(errors[1] / errors[2], 1.8, 2.2);
    }

    /// <summary>At t=∞ the moving layer fits S as far as the frozen one lets through, and L* is what is left.</summary>
    [Theory]
    [InlineData("6-3-4", 0)]
    [InlineData("3-3-6", 1)]
    public void Solve_ToTheLimit_LeavesWhatTheFrozenLayerCannotSay(string architecture, int layer)
    {
        RunDefinition run = Run(architecture, 1, layer, Setting.Of("exact"));
        RunResult result = PhasedRuns.Solve(run with { Time = new PhaseTimes([((PhaseTimes)run.Time).Each[0], Runs.Grid([0, 1, double.PositiveInfinity])]) });
        Summary phase = result.Phases[1].Summary;
        Assert.True(phase.Value("loss_best") > 0.01);
        Assert.Equal(phase.Value("loss_best"), phase.Value("loss_final"), 1e-14);
        Assert.True(double.IsFinite(phase.Value("time_to_1pct")) && phase.Value("time_to_1pct") > 0);
        Assert.Equal(phase.Value("ntk_distance_limit"), phase.Value("ntk_distance_final"), 1e-14);
    }

    private static RunDefinition Run(string architecture, double lambda, int layer, Setting solver)
    {
        RunDefinition first = Runs.Of(
            architecture,
            lambda,
            init: Runs.Balanced(0.4),
            seed: 5,
            solver: solver,
            times: [0, 0.2, 0.6, 1],
            observe: ["loss", "product", "input-gram", "output-gram", "ntk-distance", "ntk-distance-from-start", "balance"]);
        return PhasedRuns.Of(first, (new("frozen") { Task = PhasedRuns.Stream(first.Task, 2), Frozen = [layer] }, Runs.Grid([0, 0.5, 2, 8])));
    }
}
