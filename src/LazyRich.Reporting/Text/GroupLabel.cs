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

    /// <summary>A group by itself: a kind says what it is, a number takes its column's name before it.</summary>
    public static string Title(string column, object? value) => value is string or null ? Value(value) : $"{ColumnName.Typeset(column)} = {Value(value)}";

    /// <summary>Tells groups apart by their exact values: two numbers can share a short label and are still two.</summary>
    public static string Identity(IEnumerable<object?> values) =>
        string.Join('\u001f', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));

    /// <summary>
    /// What tells a group apart: "scale 0.01", "learning rate 0.002"; a kind says itself ("gradient-descent"); null where there is no value.
    /// </summary>
    public static string? Remark(string column, object? value) =>
        value is null ? null : column is "task" or "init" or "solver" ? Value(value) : $"{ColumnName.Typeset(column)} {Value(value)}";

    /// <summary>"funnel" for 10-5-5; empty for what is no two-layer architecture.</summary>
    public static string Shape(string architecture) =>
        Architecture.TryParse(architecture, out Architecture parsed) && parsed.Layers == 2 ? parsed.Shape.Replace('-', ' ') : "";
}
