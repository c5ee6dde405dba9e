using LazyRich.Store.Model;

namespace LazyRich.Store.Writing.Operations;

/// <summary>Back to planned at somebody's wish.</summary>
internal static class Requeueing
{
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
