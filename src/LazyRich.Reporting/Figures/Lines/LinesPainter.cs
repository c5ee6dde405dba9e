using LazyRich.Reporting.Drawing;
using LazyRich.Reporting.Figures.Curves;
using LazyRich.Reporting.Figures.Plots;
using LazyRich.Reporting.Fonts;
using LazyRich.Reporting.Text;
using ScottPlot;
using SkiaSharp;

namespace LazyRich.Reporting.Figures.Lines;

/// <summary>Draws a lines figure.</summary>
internal sealed class LinesPainter
{
    private readonly LinesFigure figure;
    private readonly LinesData data;
    private readonly LinesLayout layout;
    private readonly CurveColors colors;
    private readonly LinesAxis x;
    private readonly Sheet sheet;
    private int hidden;

    private LinesPainter(LinesFigure figure, LinesData data, LinesLayout layout, Sheet sheet)
    {
        (this.figure, this.data, this.layout, this.sheet) = (figure, data, layout, sheet);
        colors = new(data.Colors.Count == 0 ? ColorScale.Distinct : figure.Colors, data.Colors);
        x = new(figure.XScale, data.Xs);
    }

    /// <returns>A PNG.</returns>
    public static byte[] Paint(LinesFigure figure, LinesData data)
    {
        BundledFont.UseInPlots();
        int across = new LinesLayout(figure.Values.Count, data.Panels.Count, 0).Across;
        var key = new LineKey(figure.Color, data.Colors, (across == 1 ? 760 : 1120) - (2 * LinesLayout.Margin));
        var layout = new LinesLayout(figure.Values.Count, data.Panels.Count, key.Height);
        using var sheet = new Sheet(layout.Width, layout.Height);
        new LinesPainter(figure, data, layout, sheet).Paint(key);
        return sheet.ToPng();
    }

    private void Paint(LineKey key)
    {
        float room = layout.Width - (2 * LinesLayout.Margin);
        sheet.TextWithin(figure.Title, LinesLayout.Margin, 44, room, TextStyle.Title);
        sheet.TextWithin(data.Subtitle, LinesLayout.Margin, 67, room, TextStyle.Subtitle);
        key.Paint(sheet, colors, LinesLayout.Margin, 92);
        for (int value = 0; value < figure.Values.Count; value++)
        {
            var y = new LinesHeight(figure.Values[value], [.. data.Panels.SelectMany(panel => panel.Lines[value]).SelectMany(line => line.Points)]);
            for (int panel = 0; panel < data.Panels.Count; panel++)
                PaintPanel(value, panel, y);
        }

        PaintFooter();
    }

    private void PaintPanel(int value, int panel, LinesHeight y)
    {
        LinesValue spec = figure.Values[value];
        IReadOnlyList<Line> lines = data.Panels[panel].Lines[value];
        SKRect box = layout.Plot(value, panel);
        bool first = layout.IsFirstInRow(panel);
        PaintHead(spec, data.Panels[panel], box);
        using Plot plot = PlotFrame.Make();
        Guides.Add(plot, spec, x, y);
        new LinesPlot(plot, colors, x, y).Add(lines);
        plot.Axes.SetLimits(x.Limits.Low, x.Limits.High, y.Bottom, y.Top);
        PlotFrame.Ticks(plot.Axes.Bottom, x.Ticks(box.Width), true);
        PlotFrame.Ticks(plot.Axes.Left, y.Ticks, first);
        plot.Layout.Fixed(new PixelRect(box.Left, box.Right, box.Bottom, box.Top));
        plot.Render(sheet.Canvas, new PixelRect(box.Left - 56, box.Right + 16, box.Bottom + 26, box.Top - 6));
        var middle = TextStyle.Label with { Align = SKTextAlign.Center };
        sheet.TextWithin(XLabel, box.MidX, box.Bottom + 38, box.Width, middle);
        if (first && layout.SharesAxis)
            sheet.Upright(Described(spec), LinesLayout.Margin + 6, box.MidY, box.Height);
        hidden += lines.SelectMany(line => line.Points).Count(point => point.Runs > 0 && (x.Place(point.X) is null || y.Place(point.Median) is null));
        if (WhyEmpty([.. lines.SelectMany(line => line.Points)], y) is { } why)
            sheet.TextWithin(why, box.MidX, box.MidY, box.Width, middle with { Colour = Ink.Quiet });
    }

    /// <returns>Null where something is to be seen.</returns>
    private string? WhyEmpty(LinePoint[] points, LinesHeight y) =>
        !Array.Exists(points, point => point.Runs > 0) ? "no run has this number"
        : !Array.Exists(points, point => x.Place(point.X) is not null) ? $"no {ColumnName.Typeset(figure.X)} of its runs has a place on this axis"
        : !Array.Exists(points, point => x.Place(point.X) is not null && y.Place(point.Median) is not null) ? "no number of its runs has a place on this axis"
        : null;

    /// <summary>The panel's own name, or where there is only one panel, what it shows.</summary>
    private void PaintHead(LinesValue spec, LinesPanel panel, SKRect box)
    {
        (string title, string remark) = !layout.SharesAxis ? (Described(spec), panel.Remark)
            : panel.Title.Length > 0 ? (panel.Title, panel.Remark)
            : (panel.Remark, "");
        float baseline = box.Top - 12;
        sheet.TextWithin(title, box.Left, baseline, box.Width, TextStyle.Panel);
        float after = box.Left + Sheet.Measure(title, TextStyle.Panel) + 10;
        if (after < box.Right - 20)
            sheet.TextWithin(remark, after, baseline, box.Right - after, TextStyle.Subtitle);
    }

    private void PaintFooter()
    {
        LinePoint[] points = [.. data.Panels.SelectMany(panel => panel.Lines).SelectMany(lines => lines).SelectMany(line => line.Points)];
        int censored = points.Sum(point => point.Censored);
        string?[] remarks =
        [
            censored > 0 ? $"▲ the median run never arrives (∞), △ some do not: {censored:N0} of {points.Sum(point => point.Runs):N0} numbers are ∞ (right-censored)" : null,
            hidden > 0 ? $"{hidden:N0} of {points.Count(point => point.Runs > 0):N0} points have no place on a logarithmic axis: they are not above 0" : null,
        ];
        sheet.TextWithin(string.Join("; ", remarks.OfType<string>()), LinesLayout.Margin, layout.FooterBaseline, layout.Width - (2 * LinesLayout.Margin), TextStyle.Small);
    }

    private string XLabel => figure.XLabel.Length > 0 ? figure.XLabel : ColumnName.Axis(figure.X);

    private static string Described(LinesValue value) => value.Unit.Length > 0 ? $"{value.Title}  ({value.Unit})" : value.Title;
}
