using LazyRich.Store.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing.Operations;

/// <summary>A silo's right to execute an attempt until it expires.</summary>
internal static class Leasing
{
    /// <summary>Literal state and the index's own order: the partial index of planned runs answers this without looking at any other run.</summary>
    public const string NextPlanned =
        "SELECT r.id, r.key, r.attempt, r.lambda, r.seed, c.json, c.measures_lambda, s.json FROM runs r INDEXED BY ix_runs_planned " +
        "JOIN configurations c ON c.id = r.configuration_id JOIN schedules s ON s.id = r.schedule_id " +
        "WHERE r.state = 'planned' ORDER BY r.priority DESC, r.id LIMIT @count";

    public static IReadOnlyList<LeasedRun> Lease(WriteContext context, string silo, int count, long expires)
    {
        var leased = new List<LeasedRun>(Math.Min(count, 4096));
        var ids = new List<long>(leased.Capacity);
        Database database = context.Database;
        using (var reader = database[NextPlanned].Read(count))
        {
            while (reader.Read())
            {
                ids.Add(reader.GetInt64(0));
                RunKey key = RunKey.FromBytes(reader.GetFieldValue<byte[]>(1));
                string definition = CanonicalJson.Compose(
                    reader.GetString(5), reader.GetBoolean(6) ? null : reader.GetDouble(3), reader.GetInt64(4), reader.GetString(7));
                leased.Add(new(key, reader.GetInt32(2) + 1, definition));
            }
        }

        long now = context.Now;
        for (int i = 0; i < ids.Count; i++)
        {
            database["UPDATE runs SET state = 'leased', attempt = @attempt, silo = @silo, expires = @expires WHERE id = @id"]
                .Execute(leased[i].Attempt, silo, expires, ids[i]);
            AttemptHistory.Begin(database, ids[i], leased[i].Attempt, silo, now);
            context.Counters.Move(ids[i], "planned", "leased");
        }

        return leased;
    }

    public static IReadOnlyList<AttemptId> Renew(WriteContext context, string silo, IReadOnlyList<AttemptId> attempts, long expires)
    {
        var lost = new List<AttemptId>();
        foreach (AttemptId held in attempts)
        {
            int renewed = context.Database[
                "UPDATE runs SET expires = @expires WHERE key = @key AND attempt = @attempt AND silo = @silo AND state = 'leased'"].Execute(expires, held.Key.ToBytes(), held.Attempt, silo);
            if (renewed == 0) lost.Add(held);
        }

        return lost;
    }
}
