using System.Text.Json.Nodes;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Json;

public static class StudyJson
{
    /// <param name="running">Whether a process holds the store, so that leased runs are being solved.</param>
    public static JsonObject Of(StudyStatus status, bool running) => new()
    {
        ["study"] = status.Study,
        ["description"] = status.Description,
        ["state"] = status.State,
        ["runs"] = status.Runs,
        ["planned"] = status.Planned,
        ["leased"] = status.Leased,
        ["running"] = running ? status.Leased : 0,
        ["succeeded"] = status.Succeeded,
        ["failed"] = status.Failed,
        ["cancelled"] = status.Cancelled,
        ["skipped"] = status.Skipped,
        ["finished"] = status.Finished,
        ["submitted"] = JsonText.Time(status.Submitted),
    };

    /// <summary>The other way, for a client. The date is to the millisecond.</summary>
    public static StudyStatus Read(JsonObject json) => new(
        (string)json["study"]!,
        (string)json["description"]!,
        (long)json["runs"]!,
        (long)json["planned"]!,
        (long)json["leased"]!,
        (long)json["succeeded"]!,
        (long)json["failed"]!,
        (long)json["skipped"]!,
        JsonText.ReadTime(json["submitted"]!))
    {
        State = (string)json["state"]!,
        Cancelled = (long)json["cancelled"]!,
    };
}
