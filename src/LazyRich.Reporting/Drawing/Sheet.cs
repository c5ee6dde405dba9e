using LazyRich.Reporting.Fonts;
using SkiaSharp;

namespace LazyRich.Reporting.Drawing;

/// <summary>A white page with text, boxes and lines in units of its own, kept at twice that many pixels. Not thread-safe.</summary>
internal sealed class Sheet : IDisposable
{
    private const float PixelsPerUnit = 2;

    private readonly SKSurface surface;

    public Sheet(float width, float height)
    {
        surface = SKSurface.Create(new SKImageInfo((int)MathF.Round(width * PixelsPerUnit), (int)MathF.Round(height * PixelsPerUnit)))
            ?? throw new InvalidOperationException($"No picture of {width}×{height} units can be made.");
        Canvas.Scale(PixelsPerUnit);
        Canvas.Clear(Ink.Paper);
    }

    public SKCanvas Canvas => surface.Canvas;

    public static float Measure(string text, TextStyle style)
    {
        using SKFont font = FontOf(style);
        return font.MeasureText(text);
    }

    /// <summary>As much of a text's both ends as fits, an ellipsis between them: names that begin alike are told apart by their ends.</summary>
    public static string Cut(string text, float width, TextStyle style)
    {
        string cut = text;
        for (int kept = text.Length - 1; kept > 1 && Measure(cut, style) > width; kept--)
            cut = string.Concat(text.AsSpan(0, kept / 2), "…", text.AsSpan(text.Length - ((kept + 1) / 2)));
        return cut;
    }

    /// <param name="baseline">y of the text's baseline.</param>
    public void Text(string text, float x, float baseline, TextStyle style)
    {
        using SKFont font = FontOf(style);
        using var paint = new SKPaint { Color = style.Colour, IsAntialias = true };
        Canvas.DrawText(text, x, baseline, style.Align, font, paint);
    }

    /// <summary>Text that is never wider than asked: it is set smaller, down to two thirds, then cut with an ellipsis.</summary>
    public void TextWithin(string text, float x, float baseline, float width, TextStyle style)
    {
        float natural = Measure(text, style);
        if (natural > width)
            style = style with { Size = Math.Max(style.Size * 2 / 3, style.Size * width / natural) };
        string fitting = text;
        while (fitting.Length > 1 && Measure(fitting, style) > width)
            fitting = string.Concat(fitting.AsSpan(0, fitting.Length - 2), "…");
        Text(fitting, x, baseline, style);
    }

    /// <summary>Text that reads upwards, about a point.</summary>
    /// <param name="height">What it may take; longer text is set smaller, then cut.</param>
    public void Upright(string text, float x, float middle, float height)
    {
        Canvas.Save();
        Canvas.RotateDegrees(-90, x, middle);
        TextWithin(text, x, middle + 4, height, TextStyle.Label with { Align = SKTextAlign.Center });
        Canvas.Restore();
    }

    public void Fill(SKRect box, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour };
        Canvas.DrawRect(box, paint);
    }

    public void Line(float x1, float y1, float x2, float y2, SKColor colour, float width = 1)
    {
        using var paint = new SKPaint { Color = colour, StrokeWidth = width, IsAntialias = true };
        Canvas.DrawLine(x1, y1, x2, y2, paint);
    }

    /// <summary>Slanted lines over a box: an answer that is no number.</summary>
    public void Hatch(SKRect box, SKColor colour, float spacing = 5)
    {
        Canvas.Save();
        Canvas.ClipRect(box);
        for (float x = box.Left - box.Height; x < box.Right; x += spacing)
            Line(x, box.Bottom, x + box.Height, box.Top, colour);
        Canvas.Restore();
    }

    /// <summary>A small triangle in a box's upper right corner: a remark on its number.</summary>
    public void Corner(SKRect box, SKColor colour, float size = 6)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        using var path = new SKPath();
        path.MoveTo(box.Right - size, box.Top);
        path.LineTo(box.Right, box.Top);
        path.LineTo(box.Right, box.Top + size);
        path.Close();
        Canvas.DrawPath(path, paint);
    }

    public byte[] ToPng()
    {
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    public void Dispose() => surface.Dispose();

    private static SKFont FontOf(TextStyle style) =>
        new(style.SemiBold ? BundledFont.SemiBold : BundledFont.Regular, style.Size) { Subpixel = true, Edging = SKFontEdging.Antialias };
}
