using System.Text.Json;
using LazyRich.Store.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Reading;

/// <summary>Questions about studies, answered from their rows and counters.</summary>
internal static class StudyAnswers
{
    private const string Counter = "(SELECT runs FROM counters WHERE study_id = s.id AND state = ";

    private const string Status =
        "SELECT s.name, s.description, s.runs, s.skipped, s.submitted, " +
        $"{Counter}'planned'), {Counter}'leased'), {Counter}'succeeded'), {Counter}'failed'), {Counter}'cancelled'), s.state FROM studies s WHERE s.name ";

    public static IReadOnlyList<StudyStatus> All(Database database)
    {
        var studies = new List<StudyStatus>();
        using var reader = database[Status + "IS NOT NULL ORDER BY s.submitted, s.id"].Read();
        while (reader.Read())
            studies.Add(Read(reader));
        return studies;
    }

    public static StudyStatus? Named(Database database, string name)
    {
        using var reader = database[Status + "= @name"].Read(name);
        return reader.Read() ? Read(reader) : null;
    }

    public static StoredSource? Source(Database database, string name)
    {
        if (database["SELECT source FROM studies WHERE name = @name"].Scalar(name) is not string text) return null;
        var files = new Dictionary<string, string>();
        using var reader = database[
            "SELECT f.name, f.digest FROM study_files f JOIN studies s ON s.id = f.study_id WHERE s.name = @name ORDER BY f.name"].Read(name);
        while (reader.Read())
            files.Add(reader.GetString(0), reader.GetString(1));
        return new(text, files);
    }

    public static IReadOnlyList<Axis> Axes(Database database, string name)
    {
        if (database["SELECT axes FROM studies WHERE name = @name"].Scalar(name) is not string json) return [];
        using JsonDocument document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(axis => new Axis(
            axis.GetProperty("name").GetString()!, [.. axis.GetProperty("values").EnumerateArray().Select(value => value.GetString()!)]))];
    }

    /// <summary>The phases of its runs, in order.</summary>
    public static IReadOnlyList<string> Phases(Database database, string name)
    {
        var phases = new List<string>();
        using var reader = database[
            "SELECT json FROM configurations WHERE json LIKE '%\"phases\":{%' AND id IN (SELECT r.configuration_id FROM studies s " +
            "CROSS JOIN study_runs sr ON sr.study_id = s.id CROSS JOIN runs r ON r.id = sr.run_id WHERE s.name = @name)"].Read(name);
        while (reader.Read())
            phases.AddRange(RunParameter.Phases(reader.GetString(0)));
        return [.. phases.Distinct()];
    }

    public static IReadOnlyList<SkippedPoint> Skipped(Database database, string name)
    {
        var points = new List<SkippedPoint>();
        using var reader = database[
            "SELECT k.architecture, k.lambda, k.why FROM skips k JOIN studies s ON s.id = k.study_id WHERE s.name = @name ORDER BY k.ordinal"]
            .Read(name);
        while (reader.Read())
            points.Add(new(reader.GetString(0), reader.GetDouble(1), reader.GetString(2)));
        return points;
    }

    private static StudyStatus Read(Rows reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetInt64(2), Count(reader, 5), Count(reader, 6), Count(reader, 7), Count(reader, 8),
        reader.GetInt64(3), new DateTime(reader.GetInt64(4), DateTimeKind.Utc))
    {
        Cancelled = Count(reader, 9),
        State = reader.GetString(10),
    };

    /// <summary>A state that no run of the study was ever in has no counter.</summary>
    private static long Count(Rows reader, int column) => reader.IsNull(column) ? 0 : reader.GetInt64(column);
}
