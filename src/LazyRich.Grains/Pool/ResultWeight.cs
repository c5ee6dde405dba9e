using LazyRich.Dynamics.Results;
using LazyRich.Store.Encoding;

namespace LazyRich.Grains.Pool;

/// <summary>What the end of a run takes of memory and of a message.</summary>
public static class ResultWeight
{
    /// <summary>What a run weighs beside its arrays: key, names, summary, framing.</summary>
    private const long Overhead = 512;

    /// <returns>Bytes, about, of a run that succeeds: known before it is solved.</returns>
    public static long Of(ResultSize size) => Overhead + size.Bytes;

    /// <returns>Bytes, about.</returns>
    internal static long Of(EncodedResult? result, string? failure)
    {
        long bytes = Overhead + (failure?.Length ?? 0);
        if (result is null)
            return bytes;
        bytes += result.Times.Length;
        foreach (EncodedSeries series in result.Series)
            bytes += series.Data.Length;
        return bytes;
    }
}
