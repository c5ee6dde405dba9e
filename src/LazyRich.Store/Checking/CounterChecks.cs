using LazyRich.Store.Sql;

namespace LazyRich.Store.Checking;

/// <summary>Counters against a recount.</summary>
internal static class CounterChecks
{
    public static IEnumerable<string> Find(Database database)
    {
        var counted = new Dictionary<(long Study, string State), long>();
        Fill(database, "SELECT sr.study_id, r.state, count(*) FROM study_runs sr JOIN runs r ON r.id = sr.run_id GROUP BY 1, 2", counted);
        var kept = new Dictionary<(long Study, string State), long>();
        Fill(database, "SELECT study_id, state, runs FROM counters", kept);
        foreach ((long study, string state) in counted.Keys.Union(kept.Keys))
        {
            long runs = counted.GetValueOrDefault((study, state)), counter = kept.GetValueOrDefault((study, state));
            if (runs != counter) yield return $"Study {study} has {runs} runs {state}, and its counter says {counter}.";
        }

        using var reader = database[
            "SELECT name, runs, (SELECT count(*) FROM study_runs WHERE study_id = s.id) FROM studies s WHERE name IS NOT NULL"].Read();
        while (reader.Read())
        {
            if (reader.GetInt64(1) != reader.GetInt64(2))
                yield return $"Study {reader.GetString(0)} has {reader.GetInt64(2)} runs where its plan has {reader.GetInt64(1)}.";
        }
    }

    private static void Fill(Database database, string sql, Dictionary<(long Study, string State), long> counts)
    {
        using var reader = database[sql].Read();
        while (reader.Read())
            counts[(reader.GetInt64(0), reader.GetString(1))] = reader.GetInt64(2);
    }
}
