using System.Security.Cryptography;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Tests.Golden;

internal static class ResultHash
{
    /// <summary>First 64 bits of SHA-256 over the bits of all times, series and summaries; an absent summary is one byte, a number nine.</summary>
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

        foreach (double? value in result.Summary.Values)
        {
            writer.Write(value.HasValue);
            if (value is { } number)
                writer.Write(number);
        }

        writer.Flush();
        return Convert.ToHexString(SHA256.HashData(stream.ToArray()).AsSpan(0, 8));
    }
}
