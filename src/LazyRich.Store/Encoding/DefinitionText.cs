using System.Globalization;
using System.Text.Json;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Encoding;

/// <summary>
/// A run's canonical JSON, taken apart into what many runs share and put together again. A million runs of one configuration would otherwise hold the
/// same half kilobyte a million times.
/// </summary>
internal static class DefinitionText
{
    /// <summary>The value of <c>time</c> in a run's canonical JSON.</summary>
    public static string Schedule(PlannedRun run)
    {
        using JsonDocument document = JsonDocument.Parse(CanonicalJson.Write(run.Definition));
        return document.RootElement.GetProperty("time").GetRawText();
    }

    /// <param name="configuration">Canonical JSON of what the run shares.</param>
    /// <param name="lambda">Null when it is measured, and so not part of the definition.</param>
    /// <param name="schedule">As <see cref="Schedule"/> gave it.</param>
    /// <returns>What <see cref="CanonicalJson.Write"/> gave for this run.</returns>
    public static string Compose(string configuration, double? lambda, long seed, string schedule)
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
            ["time"] = schedule,
        };
        if (lambda is { } value) parts["lambda"] = value.ToString("R", CultureInfo.InvariantCulture);
        using (JsonDocument document = JsonDocument.Parse(configuration))
        {
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
                parts[property.Name] = property.Value.GetRawText();
        }

        return "{" + string.Join(',', parts.Select(part => $"\"{part.Key}\":{part.Value}")) + "}";
    }
}
