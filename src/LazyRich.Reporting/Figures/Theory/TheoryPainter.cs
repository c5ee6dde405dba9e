using LazyRich.Reporting.Drawing;
using LazyRich.Reporting.Figures.Plots;
using LazyRich.Reporting.Fonts;
using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;

namespace LazyRich.Reporting.Figures.Theory;

/// <summary>Draws theory as lines and measurements as points, one panel for each quantity.</summary>
public static class TheoryPainter
{
    private const float Width = 1120;
    private const float Margin = 28;
    private const float Header = 92;
    private const float PanelHead = 28;
    private const float PlotHeight = 300;
    private const float AxisWidth = 62;

    /// <summary>What a logarithmic axis shows below its largest value.</summary>
    private const double Decades = 1e-8;

    private static readonly SKColor Measured = SKColor.Parse("#d2560f");

    /// <returns>A PNG, 2240 pixels wide.</returns>
    public static byte[] Paint(TheoryPicture picture)
    {
        BundledFont.UseInPlots();
        using var sheet = new Sheet(Width, Header + PanelHead + PlotHeight + 58);
        float keys = PaintKey(sheet, picture.Measured);
        sheet.TextWithin(picture.Title, Margin, 44, keys - Margin - 24, TextStyle.Title);
        sheet.TextWithin(picture.Subtitle, Margin, 67, Width - (2 * Margin), TextStyle.Subtitle);
        var x = new ValueScale(picture.TimeScale, picture.Panels.SelectMany(Curves).SelectMany(curve => curve.Times));
        float width = (Width - (2 * Margin)) / picture.Panels.Count;
        for (int i = 0; i < picture.Panels.Count; i++)
        {
            TheoryPanel panel = picture.Panels[i];
            float left = Margin + (i * width) + AxisWidth;
            var box = new SKRect(left, Header + PanelHead, Margin + ((i + 1) * width) - 14, Header + PanelHead + PlotHeight);
            sheet.TextWithin(panel.Title, left, Header + 16, box.Width, TextStyle.Panel);
            using Plot plot = Make(panel, x);
            plot.Layout.Fixed(new PixelRect(box.Left, box.Right, box.Bottom, box.Top));
            plot.Render(sheet.Canvas, new PixelRect(box.Left - AxisWidth, box.Right + 14, box.Bottom + 26, box.Top - 6));
            sheet.Text("t  (τ)", box.MidX, box.Bottom + 36, TextStyle.Label with { Align = SKTextAlign.Center });
            PaintVertical(sheet, panel.YLabel, box.Left - AxisWidth + 12, box.MidY);
        }

        return sheet.ToPng();
    }

    private static IEnumerable<TheoryCurve> Curves(TheoryPanel panel) => panel.Lines.Concat(panel.Points);

    private static Plot Make(TheoryPanel panel, ValueScale x)
    {
        double[] values = [.. Curves(panel).SelectMany(curve => curve.Values).Where(double.IsFinite)];
        double largest = values.Length == 0 ? 1 : values.Max();
        var y = panel.YScale == AxisScale.Linear
            ? new ValueScale(AxisScale.Linear, values, 0)
            : new ValueScale(panel.YScale, values.Where(value => value >= Decades * largest));
        Plot plot = PlotFrame.Make();
        (double bottom, double top) = (y.Transform(y.Low), y.Transform(y.High));
        plot.Axes.SetLimits(x.Transform(x.Low), x.Transform(x.High), bottom, top + (0.04 * (top - bottom)));
        PlotFrame.Ticks(plot.Axes.Bottom, PlotFrame.Places(x, 6), true);
        PlotFrame.Ticks(plot.Axes.Left, PlotFrame.Places(y, 6), true);
        for (int i = 0; i < panel.Lines.Count; i++)
        {
            SKColor colour = ColorScale.At("viridis", panel.Lines.Count == 1 ? 0.12 : 0.85 * i / (panel.Lines.Count - 1.0));
            Scatter line = plot.Add.ScatterLine(Places(panel.Lines[i], x, y), PlotFrame.Color(colour));
            line.LineWidth = 2;
        }

        foreach (TheoryCurve points in panel.Points)
        {
            Scatter dots = plot.Add.ScatterPoints(Places(points, x, y), PlotFrame.Color(Measured.WithAlpha(200)));
            dots.MarkerSize = points.Times.Length > 100 ? 4 : 6;
        }

        return plot;
    }

    private static List<Coordinates> Places(TheoryCurve curve, ValueScale x, ValueScale y) =>
        [.. Enumerable.Range(0, curve.Times.Length)
            .Where(i => x.Shows(curve.Times[i]) && y.Shows(curve.Values[i]))
            .Select(i => new Coordinates(x.Transform(curve.Times[i]), y.Transform(curve.Values[i])))];

    /// <returns>Where it begins.</returns>
    private static float PaintKey(Sheet sheet, string measured)
    {
        float right = Width - Margin;
        if (measured.Length > 0)
        {
            right -= Math.Min(260, Sheet.Measure(measured, TextStyle.Label));
            sheet.TextWithin(measured, right, 44, 260, TextStyle.Label);
            using var paint = new SKPaint { Color = Measured, IsAntialias = true };
            sheet.Canvas.DrawCircle(right - 10, 40, 3.5f, paint);
            right -= 34;
        }

        right -= Sheet.Measure("theory", TextStyle.Label);
        sheet.Text("theory", right, 44, TextStyle.Label);
        sheet.Line(right - 28, 40, right - 6, 40, ColorScale.At("viridis", 0.12), 2);
        return right - 28;
    }

    private static void PaintVertical(Sheet sheet, string text, float x, float middle)
    {
        sheet.Canvas.Save();
        sheet.Canvas.RotateDegrees(-90, x, middle);
        sheet.Text(text, x, middle + 4, TextStyle.Label with { Align = SKTextAlign.Center });
        sheet.Canvas.Restore();
    }
}
