using System.Security.Cryptography;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Tests.Golden;

internal static class ResultHash
{
    /// <summary>First 64 bits of SHA-256 over the bits of all times, series and summaries; an absent summary is one byte, a number nine, none the absent ones at the end.</summary>
    public static string Of(RunResult result)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        foreach (double time in result.Times)
            writer.Write(time);
        foreach (ObservableSeries series in result.Series)
        {
            writer.Write(series.Observable);
            foreach (double value in series.Values)
                writer.Write(value);
        }

        // Columns are added at the end: one that a run does not have leaves no trace, so its hash outlives new columns.
        int present = result.Summary.Values.Length;
        while (present > 0 && result.Summary.Values[present - 1] is null)
            present--;
        foreach (double? value in result.Summary.Values[..present])
        {
            writer.Write(value.HasValue);
            if (value is { } number)
                writer.Write(number);
        }

        writer.Flush();
        return Convert.ToHexString(SHA256.HashData(stream.ToArray()).AsSpan(0, 8));
    }
}
