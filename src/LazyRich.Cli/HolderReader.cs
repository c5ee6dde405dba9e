using System.Diagnostics.CodeAnalysis;
using LazyRich.Dynamics.Algebra;
using LazyRich.Reporting.Client;
using LazyRich.Store;
using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Cli;

/// <summary>
/// Of a store that, on a network file system, one process at a time can have open: each question goes to the file or to whoever has taken it since the one before.
/// </summary>
/// <param name="open">Finds out who answers now.</param>
internal sealed class HolderReader(Func<IStoreReader> open) : IStoreReader
{
    private IStoreReader? current;

    /// <summary>Whoever answers, answers: or says now why not.</summary>
    public void Open() => current = open();

    public IReadOnlyList<StudyStatus> Studies() => Ask(reader => reader.Studies());

    public StudyStatus? Study(string name) => Ask(reader => reader.Study(name));

    public StoredSource? StudySource(string name) => Ask(reader => reader.StudySource(name));

    public IReadOnlyList<Axis> Axes(string study) => Ask(reader => reader.Axes(study));

    public IReadOnlyList<string> Phases(string study) => Ask(reader => reader.Phases(study));

    public IReadOnlyList<SkippedPoint> Skipped(string study) => Ask(reader => reader.Skipped(study));

    public long CountSucceeded(IEnumerable<RunKey> keys) => Ask(reader => reader.CountSucceeded(keys));

    public IReadOnlyList<RunDetail> Find(string keyPrefix, int limit) => Ask(reader => reader.Find(keyPrefix, limit));

    public QueryResult Query(RunQuery query) => Ask(reader => reader.Query(query));

    public long Count(RunQuery query) => Ask(reader => reader.Count(query));

    public IReadOnlyList<KeyValuePair<string, long>> Regimes(string study) => Ask(reader => reader.Regimes(study));

    public SqlResult Sql(SqlQuery query) => Ask(reader => reader.Sql(query));

    public SqlCut Sql(SqlQuery query, Action<IReadOnlyList<string>> begin, Action<object?[]> add) => Ask(reader => reader.Sql(query, begin, add));

    /// <summary>Whoever gives the first gives all of them.</summary>
    public IEnumerable<StoredTrajectory> Trajectories(string study, IReadOnlyList<string>? observables)
    {
        using IEnumerator<StoredTrajectory>? rows = Ask(reader => Begun(reader.Trajectories(study, observables)));
        if (rows is null)
            yield break;
        do
            yield return rows.Current;
        while (rows.MoveNext());
    }

    public StoredTrajectory? Trajectory(RunKey key, IReadOnlyList<string>? observables) => Ask(reader => reader.Trajectory(key, observables));

    public IReadOnlyList<StoredObservable> Observables(string study) => Ask(reader => reader.Observables(study));

    public Matrix? Input(string digest) => Ask(reader => reader.Input(digest));

    public double[]? Grid(string digest) => Ask(reader => reader.Grid(digest));

    /// <returns>At its first row; null when it has none.</returns>
    [SuppressMessage("Reliability", "CA2000", Justification = "Whoever asked disposes it.")]
    private static IEnumerator<StoredTrajectory>? Begun(IEnumerable<StoredTrajectory> all)
    {
        IEnumerator<StoredTrajectory> rows = all.GetEnumerator();
        try
        {
            if (rows.MoveNext())
                return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }

        rows.Dispose();
        return null;
    }

    private T Ask<T>(Func<IStoreReader, T> question)
    {
        try
        {
            return question(current ??= open());
        }
        catch (Exception error) when (error is StoreHeldException or HeadGoneException)
        {
            // Somebody came or went; if nobody did, it fails again.
            return question(current = open());
        }
    }
}
