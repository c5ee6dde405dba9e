using LazyRich.Store.Reading.Snapshots;
using LazyRich.Store.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Reading;

/// <summary>Streams trajectories in plan order, a page of runs at a time.</summary>
internal static class TrajectoryAnswers
{
    private const int Page = 64;

    private const string SeriesOfRun = "SELECT observable, shape, encoding, checksum, data FROM trajectories WHERE run_id = @run";

    public static IEnumerable<StoredTrajectory> Stream(ISnapshotSource source, string study, IReadOnlyList<string>? observables)
    {
        using ISnapshot snapshot = source.Open();
        if (snapshot.Ask(database => database["SELECT id FROM studies WHERE name = @name"].Scalar(study)) is not long id) yield break;
        VaryingParameters parameters = snapshot.Ask(database => VaryingParameters.Read(database, id));
        var grids = new GridCache();
        long after = -1;
        while (true)
        {
            (long last, List<StoredTrajectory> page) = snapshot.Ask(database => ReadPage(database, id, after, parameters, grids, observables));
            foreach (StoredTrajectory trajectory in page)
                yield return trajectory;
            if (page.Count < Page) yield break;
            after = last;
        }
    }

    /// <summary>One run's, whatever studies it belongs to; null when there is no such run or it has no result.</summary>
    public static StoredTrajectory? One(Database database, RunKey key, IReadOnlyList<string>? observables)
    {
        using var reader = database[
            "SELECT r.id, r.lambda, r.seed, r.grid_id, c.architecture, c.json FROM runs r JOIN configurations c ON c.id = r.configuration_id " +
            "WHERE r.key = @key AND r.state = 'succeeded'"].Read(key.ToBytes());
        if (!reader.Read()) return null;
        KeyValuePair<string, object?>[] parameters =
            [.. RunParameter.OfRun(reader.GetString(5), reader.GetString(4), reader.GetDouble(1), reader.GetInt64(2))];
        return new(key, parameters, new GridCache().Times(database, reader.GetInt64(3)), Series(database, reader.GetInt64(0), key, observables));
    }

    private static (long Last, List<StoredTrajectory> Page) ReadPage(
        Database database, long study, long after, VaryingParameters parameters, GridCache grids, IReadOnlyList<string>? observables)
    {
        var page = new List<StoredTrajectory>(Page);
        using var reader = database[
            "SELECT sr.ordinal, r.id, r.key, r.configuration_id, r.lambda, r.seed, r.grid_id " +
            "FROM study_runs sr CROSS JOIN runs r ON r.id = sr.run_id WHERE sr.study_id = @study AND sr.ordinal > @after AND r.state = 'succeeded' ORDER BY sr.ordinal LIMIT @limit"].Read(study, after, Page);
        while (reader.Read())
        {
            after = reader.GetInt64(0);
            RunKey key = RunKey.FromBytes(reader.GetBytes(2));
            page.Add(new(
                key,
                parameters.Of(reader.GetInt64(3), reader.GetDouble(4), reader.GetInt64(5)),
                grids.Times(database, reader.GetInt64(6)),
                Series(database, reader.GetInt64(1), key, observables)));
        }

        return (after, page);
    }

    private static List<StoredSeries> Series(Database database, long run, RunKey key, IReadOnlyList<string>? observables)
    {
        var all = new List<StoredSeries>();
        if (observables is null)
        {
            using var reader = database[SeriesOfRun + " ORDER BY rowid"].Read(run);
            while (reader.Read())
                all.Add(StoredData.Read(reader, key));
            return all;
        }

        foreach (string observable in observables)
        {
            using var reader = database[SeriesOfRun + " AND observable = @observable"].Read(run, observable);
            if (reader.Read()) all.Add(StoredData.Read(reader, key));
        }

        return all;
    }
}
