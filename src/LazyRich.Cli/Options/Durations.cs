using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace LazyRich.Cli.Options;

/// <summary>Options that are durations: <c>20s</c>, <c>5m</c>, <c>1h</c>, <c>1.5h</c>.</summary>
internal static class Durations
{
    public static Option<TimeSpan> Option(string name, string description, TimeSpan usual, TimeSpan least = default) => new(name)
    {
        Description = $"{description} (default: {Text(usual)})",
        HelpName = "TIME",
        DefaultValueFactory = _ => usual,
        CustomParser = result => Parse(result, least),
    };

    public static string Text(TimeSpan time) => time switch
    {
        { TotalHours: >= 1 } when time.Ticks % TimeSpan.TicksPerHour == 0 => $"{time.TotalHours:0}h",
        { TotalMinutes: >= 1 } when time.Ticks % TimeSpan.TicksPerMinute == 0 => $"{time.TotalMinutes:0}m",
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###}s"),
    };

    private static TimeSpan Parse(ArgumentResult result, TimeSpan least)
    {
        string text = result.Tokens[0].Value;
        double unit = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        if (unit > 0 && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count) && count * unit <= 1e7)
        {
            var time = TimeSpan.FromSeconds(count * unit);
            if (time >= least)
                return time;
            result.AddError($"{text} is too short: at least {Text(least)}");
            return default;
        }

        result.AddError($"'{text}' is no duration: 20s, 5m, 1h");
        return default;
    }
}
