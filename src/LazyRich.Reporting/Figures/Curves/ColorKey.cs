using LazyRich.Reporting.Drawing;
using LazyRich.Reporting.Text;
using SkiaSharp;

namespace LazyRich.Reporting.Figures.Curves;

/// <summary>Which colour is which value: one swatch each, in a row whose labels keep out of each other's way.</summary>
internal static class ColorKey
{
    private const float Height = 9;

    public static void Paint(Sheet sheet, string column, CurveColors colors, IReadOnlyList<object?> values, float right, float top)
    {
        float width = Math.Clamp(300f / values.Count, 2, 48);
        float left = right - (width * values.Count);
        var style = TextStyle.Small with { Size = 10, Align = SKTextAlign.Center };
        sheet.Text(ColumnName.Typeset(column), left - 10, top + Height, TextStyle.Label with { Align = SKTextAlign.Right, SemiBold = true });
        float free = float.NegativeInfinity;
        foreach (int i in Enumerable.Range(0, values.Count))
            sheet.Fill(new(left + (i * width), top, left + ((i + 1) * width) - (width > 6 ? 1 : 0), top + Height), colors.Of(values[i]));
        foreach (int i in Ordered(values))
        {
            string text = GroupLabel.Value(values[i]);
            float half = (Sheet.Measure(text, style) / 2) + 4, x = left + ((i + 0.5f) * width);
            if (x - half < free)
                continue;
            sheet.Text(text, x, top + Height + 14, style);
            free = x + half;
        }
    }

    /// <summary>The ends and 0 when there are many values, otherwise all of them.</summary>
    private static IEnumerable<int> Ordered(IReadOnlyList<object?> values)
    {
        if (values.Count <= 6)
            return Enumerable.Range(0, values.Count);
        int zero = values.ToList().FindIndex(value => value is 0.0 or 0L);
        int quarter = values.Count / 4;
        return new[] { 0, quarter, zero < 0 ? values.Count / 2 : zero, values.Count - 1 - quarter, values.Count - 1 }.Distinct().Order();
    }
}
