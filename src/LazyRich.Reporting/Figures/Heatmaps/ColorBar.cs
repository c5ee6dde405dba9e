using LazyRich.Reporting.Drawing;
using SkiaSharp;

namespace LazyRich.Reporting.Figures.Heatmaps;

/// <summary>The colours of a panel with their numbers, at the right of its title.</summary>
internal static class ColorBar
{
    /// <summary>What a title beside it must leave free.</summary>
    public const float Room = Width + 40;

    private const float Width = 220;
    private const float Height = 9;

    public static void Paint(Sheet sheet, ValueScale scale, string colors, float right, float top)
    {
        float left = right - Width;
        for (int step = 0; step < Width; step++)
            sheet.Fill(new(left + step, top, left + step + 1, top + Height), ColorScale.At(colors, step / (Width - 1)));
        foreach ((double value, string label) in scale.Ticks(5))
        {
            float x = left + ((float)scale.Place(value) * Width);
            sheet.Line(x, top + Height, x, top + Height + 3, Ink.Quiet);

            // The outermost labels keep within the bar.
            (SKTextAlign align, float at) = x > right - 8 ? (SKTextAlign.Right, right) : x < left + 8 ? (SKTextAlign.Left, left) : (SKTextAlign.Center, x);
            sheet.Text(label, at, top + Height + 14, TextStyle.Small with { Size = 10, Align = align });
        }
    }
}
