namespace LazyRich.Studies.Extending;

/// <summary>Values to be added to an axis: <c>lambda=20,50</c>, <c>seed={range: [10, 19]}</c>, <c>init.scale=[0.1, 0.2]</c>.</summary>
/// <param name="Axis">As a study file and queries name it.</param>
/// <param name="Values">A part of a YAML list: values and generators between commas.</param>
public sealed record AxisAddition(string Axis, string Values)
{
    /// <returns>Null when it is not of that form.</returns>
    public static AxisAddition? Parse(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        (string axis, string values) = equals < 0 ? ("", "") : (text[..equals].Trim(), text[(equals + 1)..].Trim());
        if (values is ['[', .. var inner, ']'])
            values = inner.Trim();
        values = values.Trim(',').Trim();
        return axis.Length > 0 && values.Length > 0 ? new(axis, values) : null;
    }
}
