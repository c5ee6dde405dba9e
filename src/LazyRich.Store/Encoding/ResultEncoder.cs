using LazyRich.Dynamics.Results;

namespace LazyRich.Store.Encoding;

/// <summary>From a result to the bytes that are stored. Pure; called on the solver's thread, so that the writer only writes.</summary>
public static class ResultEncoder
{
    /// <summary>Raw little-endian float64, time-major.</summary>
    public const int Raw = 0;

    public static EncodedResult Encode(RunResult result)
    {
        byte[] times = Doubles.ToBytes(result.Times);
        return new(times, Doubles.Digest(times), Array.ConvertAll(result.Series, Encode), result.Summary.Values.ToArray())
        {
            Phases = [.. result.Phases.Select(phase => new EncodedPhase(phase.Name, phase.Summary.Values.ToArray()))],
        };
    }

    private static EncodedSeries Encode(ObservableSeries series)
    {
        byte[] data = Doubles.ToBytes(series.Values);
        return new(series.Observable, series.Shape, Raw, Doubles.Checksum(data), data);
    }
}
