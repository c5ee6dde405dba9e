using System.Collections.Immutable;
using LazyRich.Dynamics.Comparisons;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Phases;

namespace LazyRich.Dynamics.Results;

/// <summary>How much a run records, known before it runs: what a definition asks for has one size, whatever the run's numbers turn out to be.</summary>
/// <param name="Times">Recorded times, of all phases.</param>
/// <param name="Series">One per series of the result, in its order.</param>
public sealed record ResultSize(long Times, ImmutableArray<SeriesSize> Series)
{
    /// <summary>Of times and series, 8 bytes a number.</summary>
    public long Bytes => sizeof(double) * (Times + Series.Sum(series => series.Numbers));

    /// <param name="run">Has passed <see cref="Simulation.Check"/>.</param>
    public static ResultSize Of(RunDefinition run)
    {
        RunDefinition[] phases = run.Phases.IsEmpty ? [run] : [.. Enumerable.Range(0, run.Phases.Length).Select(phase => PhaseRuns.Of(run, phase))];
        int tasks = run.Phases.IsEmpty ? 1 : PhaseRuns.TasksOf(run).Length;
        long times = phases.Sum(phase => Count(phase.Time));
        return new(times,
        [
            .. run.Phases.IsEmpty ? [] : new[] { new SeriesSize(PhaseResult.Series, 1, times) },
            .. run.Observe.Select(name => Of(name, phases, tasks)),
            .. run.Compare is null ? [] : run.Compare.Of.Select(name => new SeriesSize(ErrorSeries.NameOf(name), 1, times)),
        ]);
    }

    private static SeriesSize Of(string observable, RunDefinition[] phases, int tasks) => new(
        observable,
        phases.Max(phase => ObservedSize.Of(observable, phase, tasks)),
        phases.Sum(phase => Count(phase.Time) * ObservedSize.Of(observable, phase, tasks)));

    private static long Count(TimeDefinition time) => time switch
    {
        GridTime grid => grid.Times.Length,
        ConvergedTime converged => converged.Points + (converged.ToInfinity ? 2 : 1),
        _ => throw new NotSupportedException($"Times of {time.GetType().Name} are not counted here."),
    };
}

/// <param name="PerTime">Numbers at one recorded time.</param>
/// <param name="Numbers">Over all times.</param>
public readonly record struct SeriesSize(string Observable, long PerTime, long Numbers);
