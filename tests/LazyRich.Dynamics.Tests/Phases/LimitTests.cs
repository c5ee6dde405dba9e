using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Tests.Phases;

/// <summary>t=∞ as a recorded time.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("exact", "5-5-5", 1)]
    [InlineData("exact", "8-4-4", -3)]
    [InlineData("exact", "6-2-5", 0)]
    [InlineData("closed-form", "5-5-5", 1)]
    [InlineData("aligned", "5-5-5", 2)]
    [InlineData("single-neuron", "4-1-6", 3)]
    public void Record_AtInfinity_IsWhereTheFlowEnds(string solver, string architecture, double lambda)
    {
        Setting init = solver == "aligned" ? Runs.Aligned(0.3) : Runs.Balanced(0.3);
        string[] observe = ["loss", "singular-values", "ntk-distance", "product", "input-gram", "output-gram"];
        RunResult late = PhasedRuns.Solve(Runs.Of(architecture, lambda, init: init, seed: 4, solver: Setting.Of(solver), times: [0, 0.1, 1, 3000], observe: [.. observe]));
        RunResult limit = PhasedRuns.Solve(Runs.Of(
            architecture, lambda, init: init, seed: 4, solver: Setting.Of(solver), times: [0, 0.1, 1, double.PositiveInfinity], observe: [.. observe]));
        foreach (string observable in observe)
            Assert.All(late.At(observable, 3).ToArray().Zip(limit.At(observable, 3).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        Assert.Equal(limit.Summary["ntk_distance_limit"], limit.Summary["ntk_distance_final"]);

        // What is passed between the last finite time and ∞ is found all the same.
        foreach (string column in new[] { "time_to_half", "time_to_1pct", "time_to_ntk_1pct", "time_to_ntk_half" })
            Assert.Equal(late.Summary.Value(column), limit.Summary.Value(column), 1e-7 * Math.Max(1, late.Summary.Value(column)));
        Assert.Equal(double.PositiveInfinity, limit.Summary["stopped_at"]);
    }

    [Fact]
    public void Record_LanesToInfinity_HaveTheBitsTheyHaveAlone()
    {
        RunDefinition[] runs = [.. new[] { -30.0, -1, 0, 0.5, 1e4 }.Select((lambda, i) => Runs.Of(
            "8-4-4", lambda, init: Runs.Balanced(0.3), seed: i, times: [0, 0.1, double.PositiveInfinity], observe: ["loss", "product"]))];
        RunOutcome[] together = Simulation.Solve(runs, MatrixStore.Empty, TestContext.Current.CancellationToken);
        for (int i = 0; i < runs.Length; i++)
            Assert.Equal(PhasedRuns.Bits(PhasedRuns.Solve(runs[i])), PhasedRuns.Bits(together[i].Result!));
    }

    /// <summary>The flow ends in a saddle: what it never reaches is ∞, and is not looked for until the end of time.</summary>
    [Fact]
    [Trait("Science", "4 What is observed")]
    public void Record_SaddleAtInfinity_NeverReachesOnePercent()
    {
        MatrixStore inputs = new();
        Setting task = Setting.Of("from-file", ("sigma", inputs.Add(new(1, 1, [-2.0]))));
        RunResult result = PhasedRuns.Solve(Runs.Of("1-1-1", 0, task, Runs.Balanced(1), seed: Seed(inputs, task), times: [0, double.PositiveInfinity]), inputs);
        Assert.Equal(1.0, result.Summary["saddle"]);
        Assert.Equal(2.0, result.Summary.Value("loss_final"), 1e-14);
        Assert.Equal(double.PositiveInfinity, result.Summary["time_to_1pct"]);
    }

    private static long Seed(MatrixStore inputs, Setting task) => Enumerable.Range(0, 50).First(seed =>
        PhasedRuns.Solve(Runs.Of("1-1-1", 0, task, Runs.Balanced(1), seed: seed, times: [0, 1]), inputs).Summary["saddle"] == 1.0);
}
