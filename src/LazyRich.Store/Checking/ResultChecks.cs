using LazyRich.Store.Sql;

namespace LazyRich.Store.Checking;

/// <summary>A run has a result exactly when it has succeeded.</summary>
internal static class ResultChecks
{
    private const string HasSummary = "EXISTS (SELECT 1 FROM summaries WHERE run_id = r.id)";
    private const string HasPhases = "EXISTS (SELECT 1 FROM phase_summaries WHERE run_id = r.id)";
    private const string HasSeries = "EXISTS (SELECT 1 FROM trajectories WHERE run_id = r.id)";
    private const string Wants = "FROM study_runs x JOIN studies s ON s.id = x.study_id AND s.state IN ('active', 'paused') WHERE x.run_id = r.id";
    private const string IsWanted = $"EXISTS (SELECT 1 {Wants})";
    private const string IsInQueue = $"EXISTS (SELECT 1 {Wants} AND x.study_id = r.queue_id)";

    /// <summary>Which runs are wrong, and what is said of them.</summary>
    private static readonly (string Where, string Says)[] Rules =
    [
        ($"state = 'succeeded' AND NOT {HasSummary}", "has succeeded without a summary"),
        ($"state = 'succeeded' AND NOT {HasSeries}", "has succeeded without a trajectory"),
        ("state = 'succeeded' AND (grid_id IS NULL OR finished IS NULL)", "has succeeded without times"),
        ($"state <> 'succeeded' AND {HasSummary}", "has a summary and has not succeeded"),
        ($"state <> 'succeeded' AND {HasPhases}", "has summaries of phases and has not succeeded"),
        ($"state <> 'succeeded' AND {HasSeries}", "has a trajectory and has not succeeded"),
        ("state = 'failed' AND failure IS NULL", "has failed without a reason"),
        ("(state = 'leased') <> (expires IS NOT NULL)", "is leased without an end, or has an end without being leased"),
        ($"state = 'planned' AND NOT {IsWanted}", "is planned and no study wants it"),
        ($"state = 'planned' AND NOT {IsInQueue}", "is planned and in no queue of a study that wants it"),
        ($"state = 'cancelled' AND {IsWanted}", "is cancelled and a study wants it"),
        ("started IS NOT NULL AND state <> 'leased'", "executes without being leased"),
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
