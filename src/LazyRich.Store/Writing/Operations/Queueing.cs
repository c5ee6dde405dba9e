using LazyRich.Store.Model;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing.Operations;

/// <summary>Where a run goes that is not executed: into the queue of a study that wants it, or aside.</summary>
internal static class Queueing
{
    /// <summary>Planned, if anybody wants it. The attempt's number stays, so whatever it still sends is fenced, now and when it is leased again.</summary>
    /// <param name="notBefore">UTC ticks; null: at once.</param>
    /// <returns>The new state.</returns>
    public static string Return(WriteContext context, long run, string from, long? notBefore = null)
    {
        Wanting wanting = context.Wanting(run);
        long? queue = wanting.Queue;
        string to = queue is not null ? RunState.Planned : wanting.Studies.Count > 0 ? RunState.Cancelled : RunState.Detached;
        context.Database[
            "UPDATE runs SET state = @state, queue_id = @queue, not_before = @before, expires = NULL, started = NULL WHERE id = @run"]
            .Execute(to, queue, queue is null ? null : notBefore, run);
        context.Counters.Move(wanting, from, to);
        return to;
    }

    /// <summary>
    /// After a change of who wants it: a planned run may change its queue or be given up, a given up one be planned again, a leased one end. Depends on
    /// nothing but the studies' states, so whoever walks over a run again, in whatever order and after whatever kill, comes to the same.
    /// </summary>
    /// <returns>The attempt that ended.</returns>
    public static HeldAttempt? Reconsider(WriteContext context, long run)
    {
        using var reader = context.Database["SELECT state, attempt, key, not_before, silo FROM runs WHERE id = @run"].Read(run);
        reader.Read();
        (string state, int attempt) = (reader.GetString(0), reader.GetInt32(1));
        var key = RunKey.FromBytes(reader.GetBytes(2));
        long? notBefore = reader.IsNull(3) ? null : reader.GetInt64(3);
        string? silo = reader.IsNull(4) ? null : reader.GetString(4);
        reader.Dispose();
        Wanting wanting = context.Wanting(run);
        switch (state)
        {
            case RunState.Planned or RunState.Cancelled or RunState.Detached:
                Return(context, run, state, notBefore);
                return null;
            case RunState.Leased when !wanting.LetsFinish:
                string outcome = Return(context, run, state);
                AttemptHistory.End(context.Database, run, attempt, outcome, null, context.Now);
                return new(new(key, attempt), silo!);
            case RunState.Failed when wanting.Studies.Count == 0:
                context.Database["UPDATE runs SET state = 'detached' WHERE id = @run"].Execute(run);
                return null;
            default:
                return null;
        }
    }
}
