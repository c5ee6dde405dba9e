using LazyRich.Store.Sql;

namespace LazyRich.Store.Writing.Operations;

/// <summary>Takes a plan away. A result is never thrown away; a run without one that nobody else wants is detached and not executed.</summary>
internal static class PlanDrop
{
    /// <returns>Whether there is more to take away.</returns>
    public static bool Portion(WriteContext context, long study, int count)
    {
        Database database = context.Database;
        var runs = new List<long>();
        using (var reader = database["SELECT run_id FROM study_runs WHERE study_id = @study ORDER BY ordinal LIMIT @count"].Read(study, count))
        {
            while (reader.Read())
                runs.Add(reader.GetInt64(0));
        }

        foreach (long run in runs)
        {
            database["DELETE FROM study_runs WHERE run_id = @run AND study_id = @study"].Execute(run, study);
            context.WantingChanged(run);
            Queueing.Reconsider(context, run);
        }

        if (runs.Count > 0) return true;
        database["DELETE FROM counters WHERE study_id = @study"].Execute(study);
        database["DELETE FROM skips WHERE study_id = @study"].Execute(study);
        PlanFiles.Drop(database, study);
        database["DELETE FROM studies WHERE id = @study"].Execute(study);
        context.Policies.Forget();
        return false;
    }
}
