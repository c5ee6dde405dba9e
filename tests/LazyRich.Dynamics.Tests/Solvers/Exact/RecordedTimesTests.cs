using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Tests.Solvers.Exact;

public sealed class RecordedTimesTests
{
    [Fact]
    public void Solve_UntilConverged_RecordsFourDecadesUpToThere()
    {
        RunResult result = Solve(Runs.Of("4-4-4", 2.0, time: new ConvergedTime(1e-8, 1e6, 41)));
        Assert.Equal(42, result.Times.Length);
        Assert.Equal(0, result.Times[0]);
        Assert.Equal(1e-4 * result.Times[^1], result.Times[1], 1e-14);
        Assert.Equal(result.Summary["stopped_at"], result.Times[^1]);
        double[] loss = result.Series[0].Values;
        Assert.Equal(1e-8, loss[^1] / loss[0], 1e-15);
        for (int i = 2; i < result.Times.Length; i++)
            Assert.Equal(Math.Pow(10, 0.1), result.Times[i] / result.Times[i - 1], 1e-13);
    }

    [Fact]
    public void Solve_UntilConvergedWithOnePoint_RecordsStartAndEnd() =>
        Assert.Equal(2, Solve(Runs.Of("2-2-2", 1.0, time: new ConvergedTime(1e-3, 1e6, 1))).Times.Length);

    [Fact]
    public void Solve_NeverConverging_StopsAtTheLimit()
    {
        RunResult result = Solve(Runs.Of("4-4-4", 1.0, time: new ConvergedTime(1e-8, 0.5, 5)));
        Assert.Equal(0.5, result.Times[^1]);
        Assert.True(double.IsPositiveInfinity(result.Summary["time_to_1pct"]!.Value));
    }

    [Fact]
    public void Solve_RunsThatConvergeAtDifferentTimes_HaveTheirOwn()
    {
        RunDefinition[] runs = [.. new[] { 0.5, 5.0, 50.0 }.Select(lambda => Runs.Of("3-3-3", lambda, time: new ConvergedTime(1e-6, 1e6, 9)))];
        RunOutcome[] outcomes = Simulation.Solve(runs, MatrixStore.Empty, TestContext.Current.CancellationToken);
        Assert.All(outcomes, outcome => Assert.Equal(1e-6, outcome.Result!.Series[0].Values[^1] / outcome.Result.Series[0].Values[0], 1e-13));
        Assert.True(outcomes[0].Result!.Times[^1] > 3 * outcomes[1].Result!.Times[^1]);
    }

    private static RunResult Solve(RunDefinition run) =>
        Simulation.Solve([run], MatrixStore.Empty, TestContext.Current.CancellationToken)[0].Result!;
}
