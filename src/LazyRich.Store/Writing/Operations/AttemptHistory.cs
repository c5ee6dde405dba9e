using LazyRich.Store.Sql;

namespace LazyRich.Store.Writing.Operations;

/// <summary>One insert when an attempt begins, one update when it ends. For people, and for who sends a result twice.</summary>
internal static class AttemptHistory
{
    public const string Running = "leased";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";

    /// <summary>Handed back unexecuted.</summary>
    public const string Released = "released";

    /// <summary>Its silo did not renew it.</summary>
    public const string Expired = "expired";

    /// <summary>Its silo died.</summary>
    public const string Lost = "lost";

    private const string Late = "what it ended with came later and was refused";

    public static void Begin(Database database, long run, int attempt, string silo, long? started, long now) =>
        database["INSERT INTO attempts (run_id, number, silo, leased, started, outcome) VALUES (@run, @number, @silo, @now, @started, 'leased')"]
            .Execute(run, attempt, silo, now, started);

    public static void Start(Database database, long run, int attempt, long now) =>
        database["UPDATE attempts SET started = coalesce(started, @now) WHERE run_id = @run AND number = @number"].Execute(now, run, attempt);

    /// <summary>Whether what it ended with, a result or a failure, was stored.</summary>
    public static bool HasCompleted(Database database, long run, int attempt) => database[
        "SELECT 1 FROM attempts WHERE run_id = @run AND number = @number AND outcome IN ('succeeded', 'failed')"].Scalar(run, attempt) is not null;

    /// <summary>It had ended for the store, and comes with a result or a failure after all. Told once, however often it is sent.</summary>
    public static void Refuse(Database database, long run, int attempt) => database[
        "UPDATE attempts SET message = coalesce(message || '; ', '') || @late WHERE run_id = @run AND number = @number AND instr(coalesce(message, ''), @late) = 0"]
        .Execute(Late, run, attempt);

    /// <param name="cause">Null unless it failed.</param>
    public static void End(Database database, long run, int attempt, string outcome, string? message, long now, string? cause = null) =>
        database["UPDATE attempts SET ended = @now, outcome = @outcome, message = @message, cause = @cause WHERE run_id = @run AND number = @number"]
            .Execute(now, outcome, message, cause, run, attempt);
}
