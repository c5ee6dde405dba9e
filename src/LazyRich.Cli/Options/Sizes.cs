using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace LazyRich.Cli.Options;

/// <summary>Options that are amounts of memory: <c>64MiB</c>, <c>1.5GiB</c>, <c>500MB</c>.</summary>
internal static class Sizes
{
    private static readonly (string Name, long Bytes)[] units =
        [("GiB", 1L << 30), ("MiB", 1L << 20), ("KiB", 1L << 10), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)];

    public static Option<long> Option(string name, string description, long usual) => new(name)
    {
        Description = $"{description} (default: {usual >> 20}MiB)",
        HelpName = "SIZE",
        DefaultValueFactory = _ => usual,
        CustomParser = Parse,
    };

    private static long Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        foreach ((string unit, long bytes) in units)
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase) &&
                double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count) && count * bytes is >= 1 and <= 1e15)
                return (long)(count * bytes);
        }

        result.AddError($"'{text}' is no size: 64MiB, 2GiB, 500MB");
        return 0;
    }
}
