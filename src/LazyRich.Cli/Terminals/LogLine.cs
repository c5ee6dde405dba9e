using System.Globalization;
using System.Text.Json.Nodes;
using LazyRich.Reporting.Json;
using Microsoft.Extensions.Logging;

namespace LazyRich.Cli.Terminals;

/// <summary>An entry of the log for machines: what its message names (run, study, attempt, silo …) is a field each.</summary>
internal static class LogLine
{
    /// <summary>The message's own template, which every structured entry carries.</summary>
    private const string Template = "{OriginalFormat}";

    public static string Of(DateTimeOffset time, LogLevel level, string category, string message, object? state, Exception? exception)
    {
        var line = new JsonObject
        {
            ["time"] = time.UtcDateTime.ToString("o", CultureInfo.InvariantCulture),
            ["level"] = level.ToString().ToLowerInvariant(),
            ["category"] = category,
            ["message"] = message,
        };
        foreach ((string name, object? value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            if (name != Template)
                line[char.ToLowerInvariant(name[0]) + name[1..]] = Value(value);
        }

        if (exception is not null)
            line["exception"] = exception.ToString();
        return JsonText.Compact(line);
    }

    private static JsonNode? Value(object? value) => value switch
    {
        null => null,
        int number => number,
        long number => number,
        bool flag => flag,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
