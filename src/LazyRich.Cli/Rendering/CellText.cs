using System.Globalization;

namespace LazyRich.Cli.Rendering;

/// <summary>Values of answers as text.</summary>
internal static class CellText
{
    /// <summary>Every digit, shortest round-trip; NaN, inf and -inf as in CSV; empty for null.</summary>
    public static string Exact(object? value) => value switch
    {
        null => "",
        double.NaN => "NaN",
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Six significant digits, for tables that people read.</summary>
    public static string Rounded(object? value) =>
        value is double number && double.IsFinite(number) ? number.ToString("G6", CultureInfo.InvariantCulture) : Exact(value);
}
