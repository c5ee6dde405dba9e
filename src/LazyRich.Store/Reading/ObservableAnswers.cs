using LazyRich.Store.Encoding;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Reading;

/// <summary>
/// Which observables a study has, without reading them: runs of one configuration observe the same in the same shapes, so one run of each tells.
/// </summary>
internal static class ObservableAnswers
{
    public static IReadOnlyList<StoredObservable> Of(Database database, string study)
    {
        var found = new List<StoredObservable>();
        using var runs = database[
            "SELECT (SELECT r.id FROM runs r WHERE r.configuration_id = c.id AND r.state = 'succeeded' AND EXISTS " +
            "(SELECT 1 FROM study_runs x WHERE x.run_id = r.id AND x.study_id = s.id) LIMIT 1) FROM studies s CROSS JOIN configurations c " +
            "WHERE s.name = @study AND c.id IN " +
            "(SELECT r.configuration_id FROM study_runs sr CROSS JOIN runs r ON r.id = sr.run_id WHERE sr.study_id = s.id)"]
            .Read(study);
        while (runs.Read())
        {
            if (runs.IsNull(0)) continue;
            using var series = database["SELECT observable, shape FROM trajectories WHERE run_id = @run ORDER BY rowid"].Read(runs.GetInt64(0));
            while (series.Read())
                found.Add(new(series.GetString(0), ShapeText.Read(series.GetString(1))));
        }

        return [.. found.Distinct()];
    }
}
