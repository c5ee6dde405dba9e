using System.Collections.Immutable;
using System.Text.Json;
using LazyRich.Dynamics;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Studies.Plan;

/// <summary>Reads what <see cref="CanonicalJson"/> writes. The types of values are those of JSON, so no catalogue is needed.</summary>
internal static class CanonicalReader
{
    public static RunDefinition Run(JsonElement json, Func<string, double[]> grid)
    {
        int numerics = json.GetProperty("numerics").GetInt32();
        if (numerics != NumericsVersion.Current)
            throw new FormatException($"The run was planned by numerics version {numerics}; this program solves version {NumericsVersion.Current}.");
        string widths = json.GetProperty("architecture").GetString()!;
        if (!Architecture.TryParse(widths, out Architecture architecture))
            throw new FormatException($"'{widths}' is not an architecture.");
        JsonElement lambda = json.GetProperty("lambda");
        return new RunDefinition(
            Setting(json.GetProperty("task")),
            architecture,
            Setting(json.GetProperty("init")),
            lambda.ValueKind == JsonValueKind.Null ? null : lambda.GetDouble(),
            json.GetProperty("seed").GetInt64(),
            Setting(json.GetProperty("solver")),
            Time(json.GetProperty("time"), grid),
            Names(json.GetProperty("observe")))
        {
            Activation = Activation(json),
            Phases = CanonicalPhases.Read(json, Setting),
            Compare = json.TryGetProperty("compare", out JsonElement compare)
                ? new Comparison(Setting(compare.GetProperty("against")), Names(compare.GetProperty("of")))
                : null,
        };
    }

    private static Activation Activation(JsonElement json)
    {
        if (!json.TryGetProperty("activation", out JsonElement name))
            return default;
        return ActivationNames.TryParse(name.GetString()!, out Activation activation)
            ? activation : throw new FormatException($"'{name}' is not an activation.");
    }

    private static ImmutableArray<string> Names(JsonElement json) => [.. json.EnumerateArray().Select(name => name.GetString()!)];

    private static Setting Setting(JsonElement json) => new(
        json.GetProperty("kind").GetString()!,
        json.EnumerateObject()
            .Where(property => property.Name != "kind")
            .ToImmutableSortedDictionary(property => property.Name, property => Value(property.Value), StringComparer.Ordinal));

    private static SettingValue Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => new NumberValue(json.GetDouble()),
        JsonValueKind.String => new TextValue(json.GetString()!),
        JsonValueKind.True or JsonValueKind.False => new FlagValue(json.GetBoolean()),
        JsonValueKind.Array => new NumbersValue([.. json.EnumerateArray().Select(item => item.GetDouble())]),
        JsonValueKind.Object => new MatrixValue(json.GetProperty("matrix").GetString()!, Integer(json, "rows"), Integer(json, "columns")),
        _ => throw new FormatException($"'{json}' is not the value of a parameter."),
    };

    private static TimeDefinition Time(JsonElement json, Func<string, double[]> grid)
    {
        if (json.ValueKind == JsonValueKind.Array)
            return new PhaseTimes([.. json.EnumerateArray().Select(phase => Time(phase, grid))]);
        if (json.TryGetProperty("grid", out JsonElement digest))
            return new GridTime(digest.GetString()!, grid(digest.GetString()!));
        return new ConvergedTime(json.GetProperty("tolerance").GetDouble(), json.GetProperty("limit").GetDouble(), Integer(json, "points"))
        {
            ToInfinity = json.GetProperty("until").ValueEquals("infinity"),
        };
    }

    private static int Integer(JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
