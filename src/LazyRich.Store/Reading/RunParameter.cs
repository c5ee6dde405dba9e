using System.Text.Json;

namespace LazyRich.Store.Reading;

/// <summary>
/// The parameters in a configuration's JSON under the names they have in a study file: <c>init.scale</c>, <c>solver.learning-rate</c>. The kinds
/// themselves are <c>task</c>, <c>init</c> and <c>solver</c>; those of a phase begin with its name: <c>tune.lambda</c>, <c>tune.task.rank</c>.
/// </summary>
/// <param name="Name">Dotted.</param>
/// <param name="JsonPath">For json_extract, every name in it quoted.</param>
/// <param name="Value">string, double or null; a list as its JSON, a matrix as its digest.</param>
internal sealed record RunParameter(string Name, string JsonPath, object? Value)
{
    private const string Order = "order";

    private static readonly string[] Sections = ["task", "activation", "init", "solver", "compare"];

    /// <summary>Of one run, under the names that queries use: architecture, lambda, seed, then those of its configuration.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> OfRun(string configuration, string architecture, double lambda, long seed) =>
    [
        new("architecture", architecture),
        new("lambda", lambda),
        new("seed", seed),
        .. Of(configuration).Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)),
    ];

    public static IEnumerable<RunParameter> Of(string configuration)
    {
        using JsonDocument document = JsonDocument.Parse(configuration);
        var found = new List<RunParameter>();
        foreach (string section in Sections)
        {
            if (document.RootElement.TryGetProperty(section, out JsonElement setting))
                Collect(setting, section, $"$.\"{section}\"", found);
        }

        foreach (JsonProperty phase in PhasesOf(document.RootElement))
        {
            foreach (JsonProperty property in phase.Value.EnumerateObject().Where(property => property.Name != Order))
                Collect(property.Value, $"{phase.Name}.{property.Name}", $"$.\"phases\".\"{phase.Name}\".\"{property.Name}\"", found);
        }

        return found;
    }

    /// <summary>The names of a configuration's phases, in order; none for runs without.</summary>
    public static IReadOnlyList<string> Phases(string configuration)
    {
        using JsonDocument document = JsonDocument.Parse(configuration);
        return [.. PhasesOf(document.RootElement).Select(phase => phase.Name)];
    }

    private static IEnumerable<JsonProperty> PhasesOf(JsonElement configuration) =>
        configuration.TryGetProperty("phases", out JsonElement phases) ? phases.EnumerateObject().OrderBy(phase => phase.Value.GetProperty(Order).GetInt32()) : [];

    private static void Collect(JsonElement element, string name, string path, List<RunParameter> found)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            found.Add(new(name, path, Plain(element)));
            return;
        }

        if (element.TryGetProperty("matrix", out JsonElement digest))
        {
            found.Add(new(name, $"{path}.\"matrix\"", digest.GetString()));
            return;
        }

        foreach (JsonProperty property in element.EnumerateObject())
            Collect(property.Value, property.Name == "kind" ? name : $"{name}.{property.Name}", $"{path}.\"{property.Name}\"", found);
    }

    private static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => 1.0,
        JsonValueKind.False => 0.0,
        JsonValueKind.Null => null,
        _ => element.GetRawText(),
    };
}
