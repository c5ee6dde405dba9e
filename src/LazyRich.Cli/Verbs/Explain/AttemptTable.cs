using System.Globalization;
using LazyRich.Cli.Rendering;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Explain;

/// <summary>Attempts for people: when, how long, where, how they ended.</summary>
internal static class AttemptTable
{
    /// <param name="runs">Of each its name, or null where there is only one.</param>
    public static void Print(Session session, IEnumerable<(string? Run, IReadOnlyList<AttemptRecord> Attempts)> runs)
    {
        var table = new TextTable("run", ">attempt", "leased", ">seconds", "silo", "outcome", "message") { CutsLast = true };
        foreach ((string? run, IReadOnlyList<AttemptRecord> attempts) in runs)
        {
            foreach (AttemptRecord attempt in attempts)
            {
                table.Add(
                    run ?? "",
                    $"{attempt.Attempt}",
                    $"{attempt.Leased:yyyy-MM-dd HH:mm:ss}Z",
                    attempt.Ended is { } ended ? (ended - attempt.Leased).TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) : "",
                    attempt.Silo,
                    attempt.Cause is null ? attempt.Outcome : $"{attempt.Outcome} ({attempt.Cause})",
                    attempt.Message ?? "");
            }
        }

        table.Print(session);
    }
}
