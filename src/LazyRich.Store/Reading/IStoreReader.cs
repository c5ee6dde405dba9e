using LazyRich.Dynamics.Algebra;
using LazyRich.Store.Reading.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Reading;

/// <summary>Everything that is asked of a store. Thread-safe; each call uses its own read-only connection and one snapshot.</summary>
public interface IStoreReader
{
    IReadOnlyList<StudyStatus> Studies();

    /// <returns>Null when there is no such study.</returns>
    StudyStatus? Study(string name);

    /// <returns>Null when there is no such study.</returns>
    StoredSource? StudySource(string name);

    /// <summary>What varies in a study, in the order of its plan; empty when there is no such study.</summary>
    IReadOnlyList<Axis> Axes(string study);

    /// <summary>The phases of a study's runs, in order; empty for runs without, or when there is no such study.</summary>
    IReadOnlyList<string> Phases(string study) => [];

    /// <summary>Points that a study's plan left out as impossible.</summary>
    IReadOnlyList<SkippedPoint> Skipped(string study);

    /// <summary>How many of these keys are stored with a result (for <c>plan</c>).</summary>
    long CountSucceeded(IEnumerable<RunKey> keys);

    /// <summary>Runs whose key starts with these hex digits; at most <paramref name="limit"/>.</summary>
    IReadOnlyList<RunDetail> Find(string keyPrefix, int limit);

    /// <summary>Answers a condition over parameter and summary columns. Never touches trajectory data.</summary>
    /// <exception cref="QueryException">The condition or a column is not understood; the message says where, and names the nearest.</exception>
    QueryResult Query(RunQuery query);

    /// <summary>How many runs meet a query's condition; what it shows, its order and its limit do not count.</summary>
    /// <exception cref="QueryException">The condition is not understood.</exception>
    long Count(RunQuery query) => Query(query with { Columns = ["run"], OrderBy = [], Limit = 0 }).Rows.Count;

    /// <summary>How many succeeded runs of a study are in which regime, those regimes that there are.</summary>
    IReadOnlyList<KeyValuePair<string, long>> Regimes(string study);

    /// <summary>Answers a question in SQL; changes nothing.</summary>
    /// <exception cref="QueryException">Not SQL, not only reading, or too slow.</exception>
    SqlResult Sql(SqlQuery query);

    /// <summary>The same, a row at a time where the store is at hand: then it is not cut at a size.</summary>
    /// <param name="begin">Is told the columns first.</param>
    /// <exception cref="QueryException">Not SQL, not only reading, or too slow; there may have been rows before.</exception>
    SqlCut Sql(SqlQuery query, Action<IReadOnlyList<string>> begin, Action<object?[]> add)
    {
        SqlResult result = Sql(query);
        begin(result.Columns);
        foreach (object?[] row in result.Rows)
            add(row);
        return result.Cut;
    }

    /// <summary>Streams the stored trajectories of a study in plan order, with the observables asked for (null: all).</summary>
    IEnumerable<StoredTrajectory> Trajectories(string study, IReadOnlyList<string>? observables);

    /// <summary>The stored trajectory of one run, with the observables asked for (null: all); null when there is none.</summary>
    StoredTrajectory? Trajectory(RunKey key, IReadOnlyList<string>? observables);

    /// <summary>What is stored of a study, with every shape it comes in, in the order in which runs store it.</summary>
    IReadOnlyList<StoredObservable> Observables(string study) =>
        [.. Trajectories(study, null).SelectMany(run => run.Series)
            .Select(series => new StoredObservable(series.Observable, series.Shape)).Distinct()];

    /// <summary>A matrix that a study brought, or null.</summary>
    Matrix? Input(string digest);

    /// <summary>The times of a grid, or null.</summary>
    double[]? Grid(string digest);
}
