using System.Text.Json.Nodes;
using LazyRich.Cli.Running;
using LazyRich.Grains.Status;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Overview;

/// <summary>Studies, their pace, and silos, at one moment.</summary>
/// <param name="Live">Whether a process works on the store.</param>
internal sealed record StatusMoment(DateTimeOffset Time, bool Live, IReadOnlyList<StudyPace> Studies, IReadOnlyList<SiloStatus> Silos)
{
    public JsonObject ToJson() => new()
    {
        ["time"] = JsonText.Time(Time.UtcDateTime),
        ["studies"] = new JsonArray([.. Studies.Select(study => (JsonNode)study.ToJson(Live))]),
        ["silos"] = SiloJson.Of(Silos),
    };
}

/// <param name="Rate">Runs a second over the last seconds.</param>
/// <param name="Left">Null while nothing moves.</param>
internal sealed record StudyPace(StudyStatus Study, double Rate, TimeSpan? Left)
{
    public static StudyPace Of(StudyStatus study, RateMeter meter)
    {
        long done = study.Succeeded + study.Failed;
        meter.Add(done);
        return new(study, meter.Rate, study.Finished ? null : meter.Remaining(study.Planned + study.Leased));
    }

    public JsonObject ToJson(bool live)
    {
        JsonObject json = StudyJson.Of(Study, live);
        json["runs_per_second"] = Math.Round(Rate, 2);
        json["seconds_left"] = Left is { } left ? Math.Round(left.TotalSeconds, 1) : null;
        return json;
    }
}
