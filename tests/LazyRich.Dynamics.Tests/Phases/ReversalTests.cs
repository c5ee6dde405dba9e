using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Tests.Phases;

/// <summary>From weights at the solution of S, train on −S (SCIENCE section 7).</summary>
public sealed class ReversalTests
{
    private static readonly Setting Task = Setting.Of("random-regression", ("scale", new NumberValue(1)), ("spectrum", Runs.Numbers(1, 1, 1)));

    /// <summary>Singular values 1: from −1 to .99 of the new task, the error falls to 1/200 of its start and the loss to 1/40000.</summary>
    [Theory]
    [InlineData(0.001, 10.245)]
    [InlineData(0.1, 5.634)]
    [InlineData(0.5, 3.940)]
    [InlineData(1, 3.086)]
    [InlineData(2, 2.117)]
    [InlineData(5, 1.011)]
    [InlineData(20, 0.264)]
    [InlineData(-1, 3.086)]
    public void Solve_FromTheSolution_TakesTheTimeOfTheTable(double lambda, double time)
    {
        RunDefinition run = From(lambda, new ConvergedTime(2.5e-5, 1e6, 20));
        RunResult result = PhasedRuns.Solve(run);
        Assert.Equal(time, result.Times[^1], 6e-4);
        Assert.Equal(0.0, result.Summary["saddle"]);
        double[] aligned = PhasedRuns.Solve(run).At("singular-values", ^1).ToArray();
        Assert.All(aligned, value => Assert.Equal(0.99, value, 1e-9));
    }

    [Fact]
    public void Solve_ZeroBalanced_EndsInTheSaddle()
    {
        RunResult result = PhasedRuns.Solve(From(0, Runs.Grid([0, 1, 1000, double.PositiveInfinity])));
        Assert.Equal(1.0, result.Summary["saddle"]);
        Assert.Equal(1.5, result.Summary.Value("loss_final"), 1e-12);
        Assert.Equal(1.5, result.At("loss", 2)[0], 1e-2);
        Assert.All(result.At("product", ^1).ToArray(), entry => Assert.Equal(0.0, entry, 1e-12));
        Assert.Equal(double.PositiveInfinity, result.Summary["time_to_1pct"]);
    }

    /// <summary>What a first phase of finite length leaves of the way back grows as fast as it shrank.</summary>
    [Theory]
    [InlineData(4.0)]
    [InlineData(8.0)]
    public void Solve_ZeroBalancedAfterAFirstPhase_LeavesTheSaddleAfterAsLong(double length)
    {
        RunDefinition first = Runs.Of("3-3-3", 0, Task, Runs.Balanced(0.1), seed: 2, times: [0, length], observe: ["loss"]);
        RunResult result = PhasedRuns.Solve(PhasedRuns.Of(first, (new("back") { Task = PhasedRuns.Negated(Task) }, Runs.Grid([0, length / 2, 3 * length]))));
        Assert.Equal([0.0, 0.0], result.Phases.Select(phase => phase.Summary["saddle"]!.Value));
        Assert.InRange(result.Phases[1].Summary.Value("time_to_1pct"), length, (2 * length) + 4);
        Assert.Equal(3 * 0.5, result.At("loss", 3)[0], 0.3);
    }

    private static RunDefinition From(double lambda, TimeDefinition time) => Runs.Of(
        "3-3-3", lambda, PhasedRuns.Negated(Task), SolutionSetting.At(Task, null), time: time, observe: ["loss", "singular-values", "product"]);
}
