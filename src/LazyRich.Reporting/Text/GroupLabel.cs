using System.Globalization;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Reporting.Text;

/// <summary>How a value of a parameter column is written for people.</summary>
public static class GroupLabel
{
    public static string Value(object? value) => value switch
    {
        null => "–",
        double number => ShortNumber.Typeset(number),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>"funnel" for 10-5-5; empty for what is no two-layer architecture.</summary>
    public static string Shape(string architecture) =>
        Architecture.TryParse(architecture, out Architecture parsed) && parsed.Layers == 2 ? parsed.Shape.Replace('-', ' ') : "";
}
