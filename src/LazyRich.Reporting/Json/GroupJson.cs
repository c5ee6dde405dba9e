using System.Text.Json.Nodes;
using LazyRich.Dynamics.Regimes;
using LazyRich.Reporting.Reports;

namespace LazyRich.Reporting.Json;

/// <summary>The table at the end of a study, a group an object.</summary>
public static class GroupJson
{
    public static JsonArray Of(FoldedRuns runs) => [.. runs.Groups.Select(group => (JsonNode)Of(runs, group))];

    private static JsonObject Of(FoldedRuns runs, FoldedGroup group)
    {
        var json = new JsonObject();
        for (int i = 0; i < runs.GroupedBy.Count; i++)
            json[runs.GroupedBy[i]] = JsonText.Value(group.Key[i]);
        json["runs"] = group.Runs;
        json["succeeded"] = group.Succeeded;
        json["failed"] = group.Failed;
        foreach ((string column, Folded folded) in group.Values)
            json[column] = JsonText.Number(folded.Median);
        json["censored"] = group.Values.TryGetValue("time_to_1pct", out Folded time) ? time.Censored : 0;
        json["regime"] = group.Regime(RegimeThresholds.Default)?.Name();
        return json;
    }
}
