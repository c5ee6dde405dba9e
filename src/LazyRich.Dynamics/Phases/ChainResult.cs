using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Phases;

/// <summary>Puts the phases of a run together: time runs on, a switch is recorded twice (the end of one phase, the start of the next).</summary>
/// <remarks>
/// Behind a phase that ends at t=∞ time goes on from its last finite recorded time. The run's summary is that of its last phase, but for
/// <c>stopped_at</c> and <c>diverged_at</c>, which count from the start of the run.
/// </remarks>
internal static class ChainResult
{
    public static RunResult Of(RunDefinition run, ChainLink last)
    {
        var links = new Stack<ChainLink>();
        for (ChainLink? link = last; link is not null; link = link.Before)
            links.Push(link);
        RunResult[] parts = [.. links.Select(link => link.Result)];
        var starts = new double[parts.Length];
        for (int phase = 1; phase < parts.Length; phase++)
            starts[phase] = starts[phase - 1] + LastFinite(parts[phase - 1].Times);
        Summary summary = parts[^1].Summary.Copy();
        summary["stopped_at"] = starts[^1] + parts[^1].Summary["stopped_at"];
        summary["diverged_at"] = null;
        for (int phase = parts.Length - 1; phase >= 0; phase--)
        {
            if (parts[phase].Summary["diverged_at"] is { } then)
                summary["diverged_at"] = starts[phase] + then;
        }

        return new([.. parts.SelectMany((part, phase) => part.Times.Select(time => starts[phase] + time))], Series(parts), summary)
        {
            Phases = [.. parts.Select((part, phase) => new PhaseResult(run.Phases[phase].Name, part.Summary) { Times = part.Times })],
            End = last.End,
        };
    }

    private static ObservableSeries[] Series(RunResult[] parts)
    {
        double[] numbers = [.. parts.SelectMany((part, phase) => Enumerable.Repeat(phase + 1.0, part.Times.Length))];
        IEnumerable<ObservableSeries> observed = parts[0].Series.Select((series, i) => series with { Values = [.. parts.SelectMany(part => part.Series[i].Values)] });
        return [new(PhaseResult.Series, [], numbers), .. observed];
    }

    private static double LastFinite(double[] times) => double.IsFinite(times[^1]) ? times[^1] : times[^2];
}
