using SkiaSharp;

namespace LazyRich.Reporting.Drawing;

/// <param name="Size">In units of the sheet (at a width of 1120, CSS pixels).</param>
internal readonly record struct TextStyle(float Size, SKColor Colour, bool SemiBold = false, SKTextAlign Align = SKTextAlign.Left)
{
    public static readonly TextStyle Title = new(20, Ink.Title, true);

    public static readonly TextStyle Subtitle = new(13, Ink.Quiet);

    public static readonly TextStyle Panel = new(14, Ink.Title, true);

    public static readonly TextStyle Label = new(12, Ink.Text);

    public static readonly TextStyle Small = new(11, Ink.Quiet);
}
