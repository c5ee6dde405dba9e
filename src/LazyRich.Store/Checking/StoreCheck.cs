using LazyRich.Store.Reading.Snapshots;
using LazyRich.Store.Schema;
using LazyRich.Store.Sql;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Checking;

/// <summary>
/// Whether a store keeps its promises: the file is sound, every counter equals a recount, a run has a result exactly when it has succeeded, every
/// series has its checksum, every matrix its digest, every key is that of its definition. Reads everything; a store that is being written to can be examined.
/// </summary>
public static class StoreCheck
{
    /// <summary>A store with more wrong than this is not described better by a longer list.</summary>
    private const int MostProblems = 100;

    private static readonly Func<Database, IEnumerable<string>>[] Checks =
        [FileChecks.Find, CounterChecks.Find, ResultChecks.Find, KeyChecks.Find, InputChecks.Find, SeriesChecks.Find];

    /// <exception cref="StoreException">The file cannot be opened as a store at all.</exception>
    public static StoreReport Examine(string path, CancellationToken cancellation) => Examine(path, new ResultsStoreOptions(), cancellation);

    /// <inheritdoc cref="Examine(string, CancellationToken)"/>
    public static StoreReport Examine(string path, ResultsStoreOptions options, CancellationToken cancellation)
    {
        using ISnapshot snapshot = ReadingSource.Of(path, options).Open();
        int version = snapshot.Ask(database => SchemaVersion.Read(database, path));
        if (version != SchemaVersion.Current) return new([$"{path} has schema {version}; this version knows {SchemaVersion.Current}."], 0, 0, 0);
        return snapshot.Ask(database => Examine(database, cancellation));
    }

    private static StoreReport Examine(Database database, CancellationToken cancellation)
    {
        // One check is one statement over a large table: only SQLite itself can stop in the middle of it.
        using CancellationTokenRegistration stop = cancellation.Register(database.Interrupt);
        try
        {
            string[] problems = [.. Checks.SelectMany(check => check(database)).Take(MostProblems)];
            return new(problems, Count(database, "SELECT count(*) FROM runs"), Count(database, "SELECT count(*) FROM runs WHERE state = 'succeeded'"),
                Count(database, "SELECT count(*) FROM trajectories"));
        }
        catch (SqliteException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    private static long Count(Database database, string sql) => (long)database[sql].Scalar()!;
}

/// <param name="Problems">A sentence each; at most a hundred; empty when all is well.</param>
/// <param name="Series">Trajectories, one per run and observable.</param>
public sealed record StoreReport(IReadOnlyList<string> Problems, long Runs, long Succeeded, long Series)
{
    public bool IsSound => Problems.Count == 0;
}
