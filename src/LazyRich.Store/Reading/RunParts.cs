using LazyRich.Dynamics.Results;
using LazyRich.Store.Encoding;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Reading;

/// <summary>The rows that hang on one run.</summary>
internal static class RunParts
{
    private static readonly string SummarySql =
        $"SELECT nan_mask, {string.Join(", ", SummaryColumn.All.Select(column => column.Name))} FROM summaries WHERE run_id = @run";

    public static IReadOnlyList<string> Studies(Database database, long run)
    {
        var names = new List<string>();
        using var reader = database[
            "SELECT s.name FROM study_runs sr JOIN studies s ON s.id = sr.study_id WHERE sr.run_id = @run AND s.name IS NOT NULL ORDER BY s.name"]
            .Read(run);
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    public static IReadOnlyDictionary<string, double> Summary(Database database, long run)
    {
        var summary = new Dictionary<string, double>(StringComparer.Ordinal);
        using var reader = database[SummarySql].Read(run);
        if (!reader.Read()) return summary;
        long mask = reader.GetInt64(0);
        foreach (SummaryColumn column in SummaryColumn.All)
        {
            if (!reader.IsDBNull(1 + column.Index)) summary[column.Name] = reader.GetDouble(1 + column.Index);
            else if ((mask >> column.Index & 1) != 0) summary[column.Name] = double.NaN;
        }

        return summary;
    }

    public static IReadOnlyList<AttemptRecord> Attempts(Database database, long run)
    {
        var attempts = new List<AttemptRecord>();
        using var reader = database[
            "SELECT number, silo, leased, ended, outcome, message FROM attempts WHERE run_id = @run ORDER BY number"].Read(run);
        while (reader.Read())
        {
            attempts.Add(new(
                reader.GetInt32(0), reader.GetString(1), Time(reader.GetInt64(2)), reader.IsDBNull(3) ? null : Time(reader.GetInt64(3)),
                reader.GetString(4), reader.IsDBNull(5) ? null : reader.GetString(5)));
        }

        return attempts;
    }

    /// <summary>Without the data itself.</summary>
    public static IReadOnlyList<SeriesRecord> Series(Database database, long run)
    {
        var series = new List<SeriesRecord>();
        using var reader = database[
            "SELECT observable, shape, encoding, checksum, length(data) FROM trajectories WHERE run_id = @run ORDER BY rowid"].Read(run);
        while (reader.Read())
        {
            series.Add(new(
                reader.GetString(0), ShapeText.Read(reader.GetString(1)), reader.GetInt32(2),
                Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(3)), reader.GetInt64(4)));
        }

        return series;
    }

    private static DateTime Time(long ticks) => new(ticks, DateTimeKind.Utc);
}
