using LazyRich.Store.Model;
using LazyRich.Store.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing.Operations;

/// <summary>Back to planned at somebody's wish.</summary>
internal static class Requeueing
{
    public const string GrantedTo = "SELECT key, attempt FROM runs INDEXED BY ix_runs_leased WHERE state = 'leased' AND silo = @silo AND expires < @before";

    public static int Release(WriteContext context, IReadOnlyList<AttemptId> attempts)
    {
        long now = context.Now;
        int released = 0;
        foreach (AttemptId attempt in attempts)
        {
            object? id = context.Database["SELECT id FROM runs WHERE key = @key AND attempt = @attempt AND state = 'leased'"]
                .Scalar(attempt.Key.ToBytes(), attempt.Attempt);
            if (id is not long run) continue;
            Queueing.Return(context, run, RunState.Leased);
            AttemptHistory.End(context.Database, run, attempt.Attempt, AttemptHistory.Released, null, now);
            released++;
        }

        return released;
    }

    /// <summary>What a silo was granted and never heard of.</summary>
    public static int Reclaim(WriteContext context, string silo, IReadOnlyList<AttemptId> held, long expiresBefore)
    {
        var unheard = new List<AttemptId>();
        using (Rows rows = context.Database[GrantedTo].Read(silo, expiresBefore))
        {
            while (rows.Read())
                unheard.Add(new(RunKey.FromBytes(rows.GetSpan(0)), rows.GetInt32(1)));
        }

        return Release(context, [.. unheard.Except(held)]);
    }

    /// <summary>With a clean record: what was held against a run is forgotten.</summary>
    public static int RetryFailed(WriteContext context, string study)
    {
        var failed = new List<long>();
        using (var reader = context.Database[
            "SELECT r.id FROM runs r INDEXED BY ix_runs_failed JOIN study_runs sr ON sr.run_id = r.id JOIN studies s ON s.id = sr.study_id " +
            "WHERE r.state = 'failed' AND s.name = @study AND s.state IN ('active', 'paused')"].Read(study))
        {
            while (reader.Read())
                failed.Add(reader.GetInt64(0));
        }

        foreach (long run in failed)
        {
            Clear(context, run);
            Queueing.Return(context, run, RunState.Failed);
        }

        return failed.Count;
    }

    public static void Clear(WriteContext context, long run) => context.Database[
        "UPDATE runs SET failure = NULL, cause = NULL, finished = NULL, seconds = NULL, suspect = 0, losses = 0, deaths = 0, failures = 0 WHERE id = @run"]
        .Execute(run);
}
