using System.Text.Json.Nodes;
using LazyRich.Grains.Status;

namespace LazyRich.Reporting.Json;

public static class SiloJson
{
    public static JsonArray Of(IEnumerable<SiloStatus> silos) => [.. silos.Select(silo => (JsonNode)new JsonObject
    {
        ["silo"] = silo.Load.Silo,
        ["host"] = silo.Load.Host,
        ["process"] = silo.Load.Process,
        ["slots"] = silo.Load.Slots,
        ["busy"] = silo.Load.Busy,
        ["executing"] = silo.Load.Executing,
        ["waiting"] = silo.Load.Waiting,
        ["leased"] = silo.Load.Leased,
        ["age_seconds"] = Math.Round(silo.Age.TotalSeconds, 1),
    })];

    public static IReadOnlyList<SiloStatus> Read(JsonNode json) => [.. json.AsArray().Select(silo => new SiloStatus(
        new(
            (string)silo!["silo"]!,
            (string)silo["host"]!,
            (int)silo["process"]!,
            (int)silo["slots"]!,
            (int)silo["executing"]!,
            (int)silo["waiting"]!,
            (int)silo["leased"]!,
            (int)silo["busy"]!),
        TimeSpan.FromSeconds((double)silo["age_seconds"]!)))];
}
