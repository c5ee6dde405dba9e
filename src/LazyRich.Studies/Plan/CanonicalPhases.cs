using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Studies.Plan;

/// <summary>The phases of a run in its canonical JSON: by name, so that a query finds a phase's parameters wherever it stands, with its place in order.</summary>
internal static class CanonicalPhases
{
    private const string Order = "order", Freeze = "freeze", Lambda = "lambda", Learn = "learn", Item = "item", Value = "value", Task = "task";

    /// <summary>Nothing for a run without phases.</summary>
    public static void Append(StringBuilder json, ReadOnlySpan<PhaseDefinition> phases)
    {
        if (phases.IsEmpty)
            return;
        json.Append(",\"phases\":{");
        (PhaseDefinition Phase, int Order)[] sorted = [.. phases.ToArray().Select((phase, i) => (phase, i + 1)).OrderBy(each => each.phase.Name, StringComparer.Ordinal)];
        for (int i = 0; i < sorted.Length; i++)
        {
            json.Append(i == 0 ? "" : ",").Append('"').Append(sorted[i].Phase.Name).Append("\":{");
            Append(json, sorted[i].Phase, sorted[i].Order);
            json.Append('}');
        }

        json.Append('}');
    }

    /// <returns>In order.</returns>
    public static ImmutableArray<PhaseDefinition> Read(JsonElement run, Func<JsonElement, Setting> setting) =>
        !run.TryGetProperty("phases", out JsonElement phases) ? [] :
        [
            .. phases.EnumerateObject().OrderBy(phase => phase.Value.GetProperty(Order).GetInt32()).Select(phase => new PhaseDefinition(phase.Name)
            {
                Task = phase.Value.TryGetProperty(Task, out JsonElement task) ? setting(task) : null,
                Rebalance = phase.Value.TryGetProperty(Lambda, out JsonElement lambda) ? lambda.GetDouble() : null,
                Frozen = phase.Value.TryGetProperty(Freeze, out JsonElement layers) ? [.. layers.EnumerateArray().Select(Layer)] : [],
                Learn = phase.Value.TryGetProperty(Learn, out JsonElement output)
                    ? new NewOutput(output.GetProperty(Item).GetInt32(), output.GetProperty(Value).GetDouble())
                    : null,
            }),
        ];

    private static void Append(StringBuilder json, PhaseDefinition phase, int order)
    {
        if (!phase.Frozen.IsEmpty)
            json.Append(CultureInfo.InvariantCulture, $"\"{Freeze}\":[{string.Join(',', phase.Frozen.Select(layer => $"\"W{layer + 1}\""))}],");
        if (phase.Rebalance is { } lambda)
            json.Append(CultureInfo.InvariantCulture, $"\"{Lambda}\":{JsonNumber.Write(lambda)},");
        if (phase.Learn is { } output)
            json.Append(CultureInfo.InvariantCulture, $"\"{Learn}\":{{\"{Item}\":{output.Item},\"{Value}\":{JsonNumber.Write(output.Value)}}},");
        json.Append(CultureInfo.InvariantCulture, $"\"{Order}\":{order}");
        if (phase.Task is { } task)
            CanonicalParts.Append(json.Append(CultureInfo.InvariantCulture, $",\"{Task}\":"), task);
    }

    private static int Layer(JsonElement name) => int.Parse(name.GetString()!.AsSpan(1), CultureInfo.InvariantCulture) - 1;
}
