using LazyRich.Store.Sql;

namespace LazyRich.Store.Checking;

/// <summary>A run has a result exactly when it has succeeded.</summary>
internal static class ResultChecks
{
    private static readonly (string Sql, string Says)[] Rules =
    [
        ("SELECT lower(hex(key)) FROM runs r WHERE state = 'succeeded' AND NOT EXISTS (SELECT 1 FROM summaries WHERE run_id = r.id)", "has succeeded without a summary"),
        ("SELECT lower(hex(key)) FROM runs r WHERE state = 'succeeded' AND NOT EXISTS (SELECT 1 FROM trajectories WHERE run_id = r.id)", "has succeeded without a trajectory"),
        ("SELECT lower(hex(key)) FROM runs r WHERE state = 'succeeded' AND (grid_id IS NULL OR finished IS NULL)", "has succeeded without times"),
        ("SELECT lower(hex(key)) FROM summaries s JOIN runs r ON r.id = s.run_id WHERE r.state <> 'succeeded'", "has a summary and has not succeeded"),
        ("SELECT lower(hex(key)) FROM runs r WHERE state <> 'succeeded' AND EXISTS (SELECT 1 FROM trajectories WHERE run_id = r.id)", "has a trajectory and has not succeeded"),
        ("SELECT lower(hex(key)) FROM runs r WHERE state = 'failed' AND failure IS NULL", "has failed without a reason"),
        ("SELECT lower(hex(key)) FROM runs r WHERE (state = 'leased') <> (expires IS NOT NULL)", "is leased without an end, or has an end without being leased"),
        ("SELECT lower(hex(key)) FROM runs r WHERE state = 'planned' AND NOT EXISTS (SELECT 1 FROM study_runs WHERE run_id = r.id)", "is planned and no study wants it"),
    ];

    public static IEnumerable<string> Find(Database database)
    {
        foreach ((string sql, string says) in Rules)
        {
            using var reader = database[sql].Read();
            while (reader.Read())
                yield return $"Run {reader.GetString(0)} {says}.";
        }
    }
}
