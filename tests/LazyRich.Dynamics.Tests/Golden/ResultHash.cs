using System.Security.Cryptography;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Tests.Golden;

internal static class ResultHash
{
    /// <summary>First 64 bits of SHA-256 over the bits of all times, series and summaries, those of phases too; an absent summary is one byte, a number nine, none the absent ones at the end.</summary>
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

        foreach (Summary summary in result.Phases.Select(static phase => phase.Summary).Prepend(result.Summary))
            Write(writer, summary);
        writer.Flush();
        return Convert.ToHexString(SHA256.HashData(stream.ToArray()).AsSpan(0, 8));
    }

    /// <summary>Columns are added at the end: one that a run does not have leaves no trace, so its hash outlives new columns.</summary>
    private static void Write(BinaryWriter writer, Summary summary)
    {
        // Hashes are older than what is said here of how a run was solved; other tests hold it.
        summary = summary.Copy();
        summary["learning_rate"] = summary["flow_error"] = null;

        int present = summary.Values.Length;
        while (present > 0 && summary.Values[present - 1] is null)
            present--;
        foreach (double? value in summary.Values[..present])
        {
            writer.Write(value.HasValue);
            if (value is { } number)
                writer.Write(number);
        }
    }
}
