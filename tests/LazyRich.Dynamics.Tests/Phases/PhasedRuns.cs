using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Tests.Phases;

/// <summary>Runs with phases, and ways to look at their results.</summary>
internal static class PhasedRuns
{
    /// <param name="first">The first phase, with its task and time.</param>
    /// <param name="further">Each with its times.</param>
    public static RunDefinition Of(RunDefinition first, params (PhaseDefinition Phase, TimeDefinition Time)[] further) => first with
    {
        Phases = [new("first"), .. further.Select(each => each.Phase)],
        Time = new PhaseTimes([first.Time, .. further.Select(each => each.Time)]),
    };

    public static Setting Negated(Setting task) => task with { Values = task.Values.SetItem("negate", new FlagValue(true)) };

    public static Setting Stream(Setting task, int stream) => task with { Values = task.Values.SetItem("stream", new NumberValue(stream)) };

    public static RunResult Solve(RunDefinition run, IInputs? inputs = null)
    {
        RunOutcome outcome = Simulation.Solve([run], inputs ?? MatrixStore.Empty, TestContext.Current.CancellationToken)[0];
        Assert.True(outcome.Result is not null, outcome.Failure);
        return outcome.Result;
    }

    public static ReadOnlySpan<double> At(this RunResult result, string observable, Index time)
    {
        ObservableSeries series = result.Series.Single(series => series.Observable == observable);
        int size = series.Values.Length / result.Times.Length;
        return series.Values.AsSpan(time.GetOffset(result.Times.Length) * size, size);
    }

    public static double Value(this Summary summary, string column) => summary[column]!.Value;

    public static ImmutableArray<double> Bits(RunResult result) =>
    [
        .. result.Times, .. result.Series.SelectMany(series => series.Values),
        .. result.Phases.Select(phase => phase.Summary).Append(result.Summary).SelectMany(summary => summary.Values.ToArray()).Select(value => value ?? double.MaxValue),
    ];
}
