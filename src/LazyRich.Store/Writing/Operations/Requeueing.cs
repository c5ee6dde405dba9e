namespace LazyRich.Store.Writing.Operations;

/// <summary>Back to planned. The attempt's number stays, so whatever it still sends is fenced once the run is leased again, and before.</summary>
internal static class Requeueing
{
    public static int Release(WriteContext context, IReadOnlyList<AttemptId> attempts)
    {
        long now = context.Now;
        int released = 0;
        foreach (AttemptId attempt in attempts)
        {
            object? id = context.Database[
                "UPDATE runs SET state = 'planned', expires = NULL WHERE key = @key AND attempt = @attempt AND state = 'leased' RETURNING id"]
                .Scalar(attempt.Key.ToBytes(), attempt.Attempt);
            if (id is null) continue;
            AttemptHistory.End(context.Database, (long)id, attempt.Attempt, AttemptHistory.Released, null, now);
            context.Counters.Move((long)id, "leased", "planned");
            released++;
        }

        return released;
    }

    public static int Requeue(WriteContext context, long expiredBefore)
    {
        long now = context.Now;
        List<(long Id, int Attempt, string Silo)> lost = [];
        using (var reader = context.Database[
            "UPDATE runs SET state = 'planned', expires = NULL WHERE state = 'leased' AND expires < @before RETURNING id, attempt, silo"]
            .Read(expiredBefore))
        {
            while (reader.Read())
                lost.Add((reader.GetInt64(0), reader.GetInt32(1), reader.GetString(2)));
        }

        foreach ((long id, int attempt, string silo) in lost)
        {
            AttemptHistory.End(context.Database, id, attempt, AttemptHistory.Expired, $"{silo} did not renew it", now);
            context.Counters.Move(id, "leased", "planned");
        }

        return lost.Count;
    }

    public static int RetryFailed(WriteContext context, string study)
    {
        var failed = new List<long>();
        using (var reader = context.Database[
            "SELECT r.id FROM runs r INDEXED BY ix_runs_failed JOIN study_runs sr ON sr.run_id = r.id JOIN studies s ON s.id = sr.study_id " +
            "WHERE r.state = 'failed' AND s.name = @study"].Read(study))
        {
            while (reader.Read())
                failed.Add(reader.GetInt64(0));
        }

        foreach (long id in failed)
        {
            context.Database["UPDATE runs SET state = 'planned', failure = NULL, finished = NULL, seconds = NULL WHERE id = @id"].Execute(id);
            context.Counters.Move(id, "failed", "planned");
        }

        return failed.Count;
    }
}
