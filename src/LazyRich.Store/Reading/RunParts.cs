using LazyRich.Dynamics.Results;
using LazyRich.Store.Encoding;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Reading;

/// <summary>The rows that hang on one run.</summary>
internal static class RunParts
{
    private static readonly string Columns = string.Join(", ", SummaryColumn.All.Select(column => column.Name));
    private static readonly string SummarySql = $"SELECT nan_mask, {Columns} FROM summaries WHERE run_id = @run";
    private static readonly string PhasesSql = $"SELECT nan_mask, {Columns}, phase FROM phase_summaries WHERE run_id = @run ORDER BY number";

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
        using var reader = database[SummarySql].Read(run);
        return reader.Read() ? Summary(reader) : new Dictionary<string, double>();
    }

    public static IReadOnlyList<PhaseRecord> Phases(Database database, long run)
    {
        var phases = new List<PhaseRecord>();
        using var reader = database[PhasesSql].Read(run);
        while (reader.Read())
            phases.Add(new(reader.GetString(1 + SummaryColumn.All.Length), Summary(reader)));
        return phases;
    }

    private static Dictionary<string, double> Summary(Rows reader)
    {
        var summary = new Dictionary<string, double>(StringComparer.Ordinal);
        long mask = reader.GetInt64(0);
        foreach (SummaryColumn column in SummaryColumn.All)
        {
            if (!reader.IsNull(1 + column.Index)) summary[column.Name] = reader.GetDouble(1 + column.Index);
            else if ((mask >> column.Index & 1) != 0) summary[column.Name] = double.NaN;
        }

        return summary;
    }

    public static IReadOnlyList<AttemptRecord> Attempts(Database database, long run)
    {
        var attempts = new List<AttemptRecord>();
        using var reader = database[
            "SELECT number, silo, leased, ended, outcome, message, started, cause FROM attempts WHERE run_id = @run ORDER BY number"].Read(run);
        while (reader.Read())
        {
            attempts.Add(new(
                reader.GetInt32(0), reader.GetString(1), Time(reader.GetInt64(2)), reader.IsNull(3) ? null : Time(reader.GetInt64(3)),
                reader.GetString(4), reader.IsNull(5) ? null : reader.GetString(5))
            {
                Started = reader.IsNull(6) ? null : Time(reader.GetInt64(6)),
                Cause = reader.IsNull(7) ? null : reader.GetString(7),
            });
        }

        return attempts;
    }

    public static IReadOnlyList<ErrorRecord> Errors(Database database, long run)
    {
        var errors = new List<ErrorRecord>();
        using var reader = database["SELECT observable, max, final, phase FROM errors WHERE run_id = @run ORDER BY rowid"].Read(run);
        while (reader.Read())
            errors.Add(new(reader.GetString(0), reader.GetDouble(1), reader.GetDouble(2), reader.IsNull(3) ? null : reader.GetInt32(3)));
        return errors;
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
                Convert.ToHexStringLower(reader.GetBytes(3)), reader.GetInt64(4)));
        }

        return series;
    }

    private static DateTime Time(long ticks) => new(ticks, DateTimeKind.Utc);
}
