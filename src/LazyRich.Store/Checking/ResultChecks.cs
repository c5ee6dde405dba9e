using LazyRich.Store.Sql;

namespace LazyRich.Store.Checking;

/// <summary>A run has a result exactly when it has succeeded.</summary>
internal static class ResultChecks
{
    private const string HasSummary = "EXISTS (SELECT 1 FROM summaries WHERE run_id = r.id)";
    private const string HasSeries = "EXISTS (SELECT 1 FROM trajectories WHERE run_id = r.id)";
    private const string IsWanted = "EXISTS (SELECT 1 FROM study_runs WHERE run_id = r.id)";

    /// <summary>Which runs are wrong, and what is said of them.</summary>
    private static readonly (string Where, string Says)[] Rules =
    [
        ($"state = 'succeeded' AND NOT {HasSummary}", "has succeeded without a summary"),
        ($"state = 'succeeded' AND NOT {HasSeries}", "has succeeded without a trajectory"),
        ("state = 'succeeded' AND (grid_id IS NULL OR finished IS NULL)", "has succeeded without times"),
        ($"state <> 'succeeded' AND {HasSummary}", "has a summary and has not succeeded"),
        ($"state <> 'succeeded' AND {HasSeries}", "has a trajectory and has not succeeded"),
        ("state = 'failed' AND failure IS NULL", "has failed without a reason"),
        ("(state = 'leased') <> (expires IS NOT NULL)", "is leased without an end, or has an end without being leased"),
        ($"state = 'planned' AND NOT {IsWanted}", "is planned and no study wants it"),
    ];

    public static IEnumerable<string> Find(Database database)
    {
        foreach ((string where, string says) in Rules)
        {
            using var reader = database[$"SELECT lower(hex(key)) FROM runs r WHERE {where}"].Read();
            while (reader.Read())
                yield return $"Run {reader.GetString(0)} {says}.";
        }
    }
}
