using LazyRich.Dynamics.Regimes;
using LazyRich.Store.Reading.Language;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Reading;

/// <summary>How many runs are in which regime. Reads every summary of the study, so it is asked now and then, not at every turn.</summary>
internal static class RegimeAnswers
{
    private static readonly string Sql =
        $"SELECT {RegimeSql.Case(RegimeThresholds.Default)} AS regime, count(*) FROM studies st JOIN study_runs sr ON sr.study_id = st.id JOIN summaries s ON s.run_id = sr.run_id " +
        "WHERE st.name = @name GROUP BY regime HAVING regime IS NOT NULL";

    /// <returns>By regime, in the order lazy, delayed-rich, rich; those that no run is in are left out.</returns>
    public static IReadOnlyList<KeyValuePair<string, long>> Of(Database database, string study)
    {
        var counts = new Dictionary<string, long>();
        using var reader = database[Sql].Read(study);
        while (reader.Read())
            counts[reader.GetString(0)] = reader.GetInt64(1);
        return [.. RegimeSql.Names.Where(counts.ContainsKey).Select(name => KeyValuePair.Create(name, counts[name]))];
    }
}
