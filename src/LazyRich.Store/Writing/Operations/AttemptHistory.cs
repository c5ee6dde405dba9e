using LazyRich.Store.Sql;

namespace LazyRich.Store.Writing.Operations;

/// <summary>One insert when an attempt begins, one update when it ends. For people; no decision is made from it.</summary>
internal static class AttemptHistory
{
    public const string Running = "leased";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";

    /// <summary>Handed back unexecuted.</summary>
    public const string Released = "released";

    /// <summary>Its silo did not renew it, or is gone.</summary>
    public const string Expired = "expired";

    /// <summary>No study wanted the run any more.</summary>
    public const string Detached = "detached";

    public static void Begin(Database database, long run, int attempt, string silo, long now) =>
        database["INSERT INTO attempts (run_id, number, silo, leased, outcome) VALUES (@run, @number, @silo, @now, 'leased')"]
            .Execute(run, attempt, silo, now);

    public static void End(Database database, long run, int attempt, string outcome, string? message, long now) =>
        database["UPDATE attempts SET ended = @now, outcome = @outcome, message = @message WHERE run_id = @run AND number = @number"]
            .Execute(now, outcome, message, run, attempt);
}
