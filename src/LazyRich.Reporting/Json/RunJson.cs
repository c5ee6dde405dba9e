using System.Text.Json.Nodes;
using LazyRich.Store.Reading;
using LazyRich.Studies.Plan;

namespace LazyRich.Reporting.Json;

public static class RunJson
{
    public static JsonObject Of(RunDetail run) => new()
    {
        ["run"] = run.Key.ToString(),
        ["state"] = run.State,
        ["attempt"] = run.Attempt,
        ["silo"] = run.Silo,
        ["failure"] = run.Failure,
        ["cause"] = run.Cause,
        ["not_before"] = run.NotBefore is { } time ? JsonText.Time(time) : null,
        ["suspect"] = run.IsSuspect,
        ["studies"] = JsonText.Texts(run.Studies),
        ["parameters"] = ParameterJson.Of(run.Parameters),
        ["summary"] = Summary(run.Summary),
        ["phases"] = new JsonArray([.. run.Phases.Select(phase => (JsonNode)new JsonObject { ["phase"] = phase.Phase, ["summary"] = Summary(phase.Summary) })]),
        ["errors"] = new JsonObject(run.Errors.Select(error => KeyValuePair.Create(error.Observable, (JsonNode?)new JsonObject
        {
            ["max"] = JsonText.Number(error.Max),
            ["final"] = JsonText.Number(error.Final),
            ["phase"] = error.Phase,
        }))),
        ["attempts"] = new JsonArray([.. run.Attempts.Select(Attempt)]),
        ["series"] = new JsonArray([.. run.Series.Select(Series)]),
        ["definition"] = JsonNode.Parse(run.Definition),
    };

    private static JsonObject Summary(IReadOnlyDictionary<string, double> summary) =>
        new(summary.Select(pair => KeyValuePair.Create(pair.Key, JsonText.Number(pair.Value))));

    public static JsonObject Attempt(AttemptRecord attempt) => new()
    {
        ["attempt"] = attempt.Attempt,
        ["silo"] = attempt.Silo,
        ["leased"] = JsonText.Time(attempt.Leased),
        ["started"] = attempt.Started is { } started ? JsonText.Time(started) : null,
        ["ended"] = attempt.Ended is { } ended ? JsonText.Time(ended) : null,
        ["outcome"] = attempt.Outcome,
        ["cause"] = attempt.Cause,
        ["message"] = attempt.Message,
    };

    private static JsonObject Series(SeriesRecord series) => new()
    {
        ["observable"] = series.Observable,
        ["shape"] = ShapeJson.Of(series.Shape),
        ["encoding"] = series.Encoding,
        ["checksum"] = series.Checksum,
        ["bytes"] = series.Bytes,
    };

    /// <summary>The other way, for a client.</summary>
    public static RunDetail Read(JsonObject json) => new(
        RunKey.TryParse((string)json["run"]!, out RunKey key) ? key : throw new FormatException($"'{json["run"]}' is no run key."),
        (string)json["state"]!,
        (int)json["attempt"]!,
        (string?)json["silo"],
        (string?)json["failure"],
        JsonText.Compact(json["definition"]!),
        JsonText.ReadTexts(json["studies"]!),
        ParameterJson.Read(json["parameters"]!.AsObject()).ToDictionary(StringComparer.Ordinal),
        ReadSummary(json["summary"]!),
        [.. json["attempts"]!.AsArray().Select(attempt => ReadAttempt(attempt!))],
        [.. json["series"]!.AsArray().Select(series => ReadSeries(series!))])
    {
        Cause = (string?)json["cause"],
        NotBefore = json["not_before"] is { } time ? JsonText.ReadTime(time) : null,
        IsSuspect = (bool)json["suspect"]!,
        Phases = [.. json["phases"]!.AsArray().Select(phase => new PhaseRecord((string)phase!["phase"]!, ReadSummary(phase["summary"]!)))],
        Errors = [.. json["errors"]!.AsObject().Select(error => new ErrorRecord(
            error.Key, JsonText.ReadNumber(error.Value!["max"]!), JsonText.ReadNumber(error.Value["final"]!), (int?)error.Value["phase"]))],
    };

    private static Dictionary<string, double> ReadSummary(JsonNode json) =>
        json.AsObject().ToDictionary(pair => pair.Key, pair => JsonText.ReadNumber(pair.Value!), StringComparer.Ordinal);

    private static AttemptRecord ReadAttempt(JsonNode json) => new(
        (int)json["attempt"]!,
        (string)json["silo"]!,
        JsonText.ReadTime(json["leased"]!),
        json["ended"] is { } ended ? JsonText.ReadTime(ended) : null,
        (string)json["outcome"]!,
        (string?)json["message"])
    {
        Started = json["started"] is { } started ? JsonText.ReadTime(started) : null,
        Cause = (string?)json["cause"],
    };

    private static SeriesRecord ReadSeries(JsonNode json) => new(
        (string)json["observable"]!, ShapeJson.Read(json["shape"]!), (int)json["encoding"]!, (string)json["checksum"]!, (long)json["bytes"]!);
}
