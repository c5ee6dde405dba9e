namespace LazyRich.Store.Writing.Operations;

/// <summary>What a silo says of the leases that it holds.</summary>
internal static class Holding
{
    public static IReadOnlyList<AttemptId> Renew(WriteContext context, string silo, IReadOnlyList<AttemptId> attempts, long expires)
    {
        var lost = new List<AttemptId>();
        foreach (AttemptId held in attempts)
        {
            int renewed = context.Database[
                "UPDATE runs SET expires = @expires WHERE key = @key AND attempt = @attempt AND silo = @silo AND state = 'leased'"]
                .Execute(expires, held.Key.ToBytes(), held.Attempt, silo);
            if (renewed == 0) lost.Add(held);
        }

        return lost;
    }

    /// <summary>Exactly these execute. What is marked already is not written again.</summary>
    public static int Execute(WriteContext context, string silo, IReadOnlyList<AttemptId> executing)
    {
        HashSet<AttemptId> now = [.. executing];
        foreach ((long run, AttemptId attempt) in Marked(context, silo))
        {
            if (!now.Remove(attempt)) context.Database["UPDATE runs SET started = NULL WHERE id = @run"].Execute(run);
        }

        foreach (AttemptId attempt in now)
            Mark(context, silo, attempt);
        return now.Count;
    }

    private static List<(long Run, AttemptId Attempt)> Marked(WriteContext context, string silo)
    {
        var marked = new List<(long, AttemptId)>();
        using var reader = context.Database[
            "SELECT id, key, attempt FROM runs INDEXED BY ix_runs_leased WHERE state = 'leased' AND silo = @silo AND started IS NOT NULL"].Read(silo);
        while (reader.Read())
            marked.Add((reader.GetInt64(0), new(Studies.Plan.RunKey.FromBytes(reader.GetBytes(1)), reader.GetInt32(2))));
        return marked;
    }

    private static void Mark(WriteContext context, string silo, AttemptId attempt)
    {
        object? run = context.Database["SELECT id FROM runs WHERE key = @key AND attempt = @attempt AND silo = @silo AND state = 'leased'"]
            .Scalar(attempt.Key.ToBytes(), attempt.Attempt, silo);
        if (run is not long id) return;
        context.Database["UPDATE runs SET started = @now WHERE id = @run"].Execute(context.Now, id);
        AttemptHistory.Start(context.Database, id, attempt.Attempt, context.Now);
    }
}
