using System.Text.Json.Nodes;
using LazyRich.Store.Reading;

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
        ["studies"] = JsonText.Texts(run.Studies),
        ["parameters"] = new JsonObject(run.Parameters.Select(pair => KeyValuePair.Create(pair.Key, JsonText.Value(pair.Value)))),
        ["summary"] = new JsonObject(run.Summary.Select(pair => KeyValuePair.Create(pair.Key, JsonText.Number(pair.Value)))),
        ["attempts"] = new JsonArray([.. run.Attempts.Select(Attempt)]),
        ["series"] = new JsonArray([.. run.Series.Select(Series)]),
        ["definition"] = JsonNode.Parse(run.Definition),
    };

    private static JsonObject Attempt(AttemptRecord attempt) => new()
    {
        ["attempt"] = attempt.Attempt,
        ["silo"] = attempt.Silo,
        ["leased"] = JsonText.Time(attempt.Leased),
        ["ended"] = attempt.Ended is { } ended ? JsonText.Time(ended) : null,
        ["outcome"] = attempt.Outcome,
        ["message"] = attempt.Message,
    };

    private static JsonObject Series(SeriesRecord series) => new()
    {
        ["observable"] = series.Observable,
        ["shape"] = new JsonArray([.. series.Shape.Select(size => (JsonNode)size)]),
        ["encoding"] = series.Encoding,
        ["checksum"] = series.Checksum,
        ["bytes"] = series.Bytes,
    };
}
