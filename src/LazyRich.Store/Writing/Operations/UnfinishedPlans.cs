namespace LazyRich.Store.Writing.Operations;

/// <summary>Studies without a name, when nobody is submitting: a kill left them half way in or half way out.</summary>
internal static class UnfinishedPlans
{
    public static IReadOnlyList<long> Find(WriteContext context)
    {
        var studies = new List<long>();
        using var reader = context.Database["SELECT id FROM studies WHERE name IS NULL"].Read();
        while (reader.Read())
            studies.Add(reader.GetInt64(0));
        return studies;
    }
}
