namespace LazyRich.Store.Writing.Operations;

/// <summary>A portion of a walk over a study's runs after who wants them has changed.</summary>
/// <param name="After">Where the next portion begins; null: that was the last.</param>
/// <param name="Ended">Attempts that nobody wants any more, and whose silos have to be told.</param>
internal readonly record struct WalkedPortion(long? After, List<HeldAttempt> Ended)
{
    public static WalkedPortion Walk(WriteContext context, long study, long after, int count)
    {
        var runs = new List<long>(count);
        long last = after;
        using (var reader = context.Database[
            "SELECT ordinal, run_id FROM study_runs WHERE study_id = @study AND ordinal > @after ORDER BY ordinal LIMIT @count"].Read(study, after, count))
        {
            while (reader.Read())
            {
                last = reader.GetInt64(0);
                runs.Add(reader.GetInt64(1));
            }
        }

        var ended = new List<HeldAttempt>();
        foreach (long run in runs)
        {
            if (Queueing.Reconsider(context, run) is { } attempt) ended.Add(attempt);
        }

        return new(runs.Count < count ? null : last, ended);
    }
}
