using LazyRich.Reporting.Drawing;
using LazyRich.Reporting.Figures.Lines;
using LazyRich.Reporting.Fonts;
using ScottPlot;
using SkiaSharp;

namespace LazyRich.Reporting.Figures.Curves;

/// <summary>Draws a curves figure: up to three panels a row that share their axes.</summary>
internal static class CurvesPainter
{
    private const float Width = 1120;
    private const float Margin = 28;
    private const float Header = 92;
    private const float PanelHead = 28;
    private const float PlotHeight = 300;
    private const float RowHeight = PanelHead + PlotHeight + 64;
    private const float AxisWidth = 56;
    private const float Gap = 40;

    /// <returns>A PNG.</returns>
    public static byte[] Paint(CurvesFigure figure, CurvesData data)
    {
        BundledFont.UseInPlots();
        int across = Math.Min(3, data.Panels.Count), down = (data.Panels.Count + across - 1) / across;
        // Names need more room than numbers on a row of swatches have.
        bool named = data.Colors.Any(value => value is string);
        var key = new LineKey(named ? figure.Color : null, data.Colors, Width - (2 * Margin));
        float header = Header + key.Height;
        using var sheet = new Sheet(Width, header + (down * RowHeight) - 14);
        var colors = new CurveColors(figure.Colors, data.Colors);
        float room = Width - (2 * Margin) - (named ? 0 : 380);
        sheet.TextWithin(figure.Title, Margin, 44, room, TextStyle.Title);
        sheet.TextWithin(data.Subtitle, Margin, 67, room, TextStyle.Subtitle);
        key.Paint(sheet, colors, Margin, 92);
        if (!named)
            ColorKey.Paint(sheet, figure.Color, colors, data.Colors, Width - Margin, 36);

        var x = new ValueScale(figure.TimeScale, data.Panels.SelectMany(panel => panel.Curves).SelectMany(curve => curve.Times));
        ValueScale y = figure.Range is var (low, high)
            ? new(figure.YScale, [low, high])
            : new(figure.YScale, data.Panels.SelectMany(panel => panel.Curves).SelectMany(curve => curve.Median.Concat(curve.Low).Concat(curve.High)),
                figure.YScale == AxisScale.Linear ? 0 : null);
        float width = (Width - (2 * Margin) - AxisWidth - ((across - 1) * Gap)) / across;
        for (int i = 0; i < data.Panels.Count; i++)
        {
            float left = Margin + AxisWidth + (i % across * (width + Gap)), top = header + (i / across * RowHeight);
            var box = new SKRect(left, top + PanelHead, left + width, top + PanelHead + PlotHeight);
            PaintHead(sheet, data.Panels[i], left, top + 16, width);
            using Plot plot = CurvePlot.Make(data.Panels[i], colors, x, y, i % across == 0);
            plot.Layout.Fixed(new PixelRect(box.Left, box.Right, box.Bottom, box.Top));
            plot.Render(sheet.Canvas, new PixelRect(box.Left - AxisWidth, box.Right + (Gap / 2), box.Bottom + 26, box.Top - 6));
            sheet.Text("t  (τ)", (box.Left + box.Right) / 2, box.Bottom + 36, TextStyle.Label with { Align = SKTextAlign.Center });
            if (CurveView.WhyEmpty(figure, data.Panels[i].Curves) is { } why)
                sheet.TextWithin(why, box.MidX, box.MidY, box.Width - 8, TextStyle.Label with { Align = SKTextAlign.Center, Colour = Ink.Quiet });
            if (i % across == 0)
                sheet.Upright(figure.YLabel, Margin + 6, box.MidY, PlotHeight);
        }

        return sheet.ToPng();
    }

    private static void PaintHead(Sheet sheet, CurvePanel panel, float left, float baseline, float width)
    {
        sheet.TextWithin(panel.Title, left, baseline, width, TextStyle.Panel);
        float after = left + Sheet.Measure(panel.Title, TextStyle.Panel) + 10;
        if (after < left + width - 20)
            sheet.TextWithin(panel.Remark, after, baseline, left + width - after, TextStyle.Subtitle);
    }
}
