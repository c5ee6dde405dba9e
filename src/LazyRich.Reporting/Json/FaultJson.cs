using System.Text.Json.Nodes;
using LazyRich.Studies.Files;

namespace LazyRich.Reporting.Json;

public static class FaultJson
{
    public static JsonArray Of(IEnumerable<StudyFault> faults) => [.. faults.Select(fault => (JsonNode)new JsonObject
    {
        ["file"] = fault.File,
        ["line"] = fault.Line,
        ["column"] = fault.Column,
        ["text"] = fault.Text,
        ["message"] = fault.Message,
        ["nearest"] = fault.Nearest,
    })];

    /// <summary>The other way, for a client that was answered with faults.</summary>
    public static IReadOnlyList<StudyFault> Read(JsonArray faults) => [.. faults.OfType<JsonObject>().Select(fault => new StudyFault(
        (string)fault["file"]!,
        (int)fault["line"]!,
        (int)fault["column"]!,
        (string)fault["text"]!,
        (string)fault["message"]!,
        (string?)fault["nearest"]))];
}
