using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Observables.Kinds;

/// <summary>Where the flow ends everything has a number, and it is the one that late times tend to.</summary>
public sealed class LimitTests
{
    private static readonly string[] All = [.. Catalogue.Observables.All.Select(kind => kind.Name).Except(["test-error", "transfer"])];

    [Theory]
    [InlineData("4-4-4", 2.0, 4, 0)]
    [InlineData("4-4-4", 0.0, 4, 0)]
    [InlineData("4-4-4", 0.0, 4, 1)]
    [InlineData("4-4-4", 0.0, 4, 2)]
    [InlineData("6-3-3", -3.0, 3, 0)]
    [InlineData("3-3-6", 3.0, 2, 0)]
    [InlineData("5-2-4", 1.0, 4, 0)]
    [InlineData("3-6-4", 0.0, 2, 0)]
    [InlineData("1-1-1", -2.0, 1, 0)]
    public void Observables_InTheExactLimit_AreThoseOfALateTime(string architecture, double lambda, int rank, int seed)
    {
        RunDefinition run = Runs.Of(
            architecture,
            lambda,
            Setting.Of("random-regression", ("scale", new NumberValue(1)), ("rank", new NumberValue(rank))),
            Runs.Balanced(0.3),
            seed,
            times: [0.0, 1e7],
            observe: [.. All]);
        Problem problem = ProblemBuilder.Build(run, MatrixStore.Empty);
        ExactEnd end = ExactEnd.Of(problem);
        var recorder = new Recorder<Lane1>([problem], run.Observe, 2);
        var state = new LaneArray<Lane1>(end.State.Data.Length);
        state.SetLane(0, [.. problem.W1.Turned().Data, .. problem.W2.Data]);
        recorder.Record(0, Lane1.Broadcast(0), state.Span);
        state.SetLane(0, end.State.Data);
        recorder.Record(1, Lane1.Broadcast(double.PositiveInfinity), state.Span);
        RunResult limit = recorder.Result(0), late = Simulation.Solve([run], MatrixStore.Empty, TestContext.Current.CancellationToken)[0].Result!;
        foreach ((ObservableSeries expected, ObservableSeries actual) in late.Series.Zip(limit.Series))
        {
            double tolerance = 1e-6 * (1 + expected.Values.Max(Math.Abs));
            for (int k = expected.Values.Length / 2; k < expected.Values.Length; k++)
            {
                Assert.True(double.IsFinite(actual.Values[k]), $"{expected.Observable} is {actual.Values[k]}");
                Assert.True(Math.Abs(expected.Values[k] - actual.Values[k]) <= tolerance, $"{expected.Observable}: {actual.Values[k]} instead of {expected.Values[k]}");
            }
        }
    }
}
