using LazyRich.Reporting.Drawing;
using LazyRich.Reporting.Reports;
using LazyRich.Reporting.Text;
using SkiaSharp;

namespace LazyRich.Reporting.Figures.Heatmaps;

/// <summary>Draws a heatmap figure: panels one under another that share their columns.</summary>
internal sealed class HeatmapPainter
{
    private readonly HeatmapFigure figure;
    private readonly HeatmapData data;
    private readonly HeatmapLayout layout;
    private readonly Sheet sheet;
    private readonly CellPainter cells;

    private HeatmapPainter(HeatmapFigure figure, HeatmapData data, Sheet sheet, HeatmapLayout layout) =>
        (this.figure, this.data, this.sheet, this.layout, cells) = (figure, data, sheet, layout, new CellPainter(sheet, layout.CellWidth));

    /// <returns>A PNG.</returns>
    public static byte[] Paint(HeatmapFigure figure, HeatmapData data)
    {
        var layout = new HeatmapLayout(figure.Panels.Count, data.Rows.Count, data.Xs.Count);
        using var sheet = new Sheet(HeatmapLayout.Width, layout.Height);
        new HeatmapPainter(figure, data, sheet, layout).Paint();
        return sheet.ToPng();
    }

    private void Paint()
    {
        float room = HeatmapLayout.Width - (2 * HeatmapLayout.Margin);
        sheet.TextWithin(figure.Title, HeatmapLayout.Margin, 44, room, TextStyle.Title);
        sheet.TextWithin(data.Subtitle, HeatmapLayout.Margin, 67, room, TextStyle.Subtitle);
        for (int panel = 0; panel < figure.Panels.Count; panel++)
            PaintPanel(panel);
        PaintColumnLabels();
        cells.PaintLegend(HeatmapLayout.Margin, layout.FooterBaseline);
    }

    private void PaintPanel(int panel)
    {
        HeatmapPanel spec = figure.Panels[panel];
        ValueScale? scale = spec.Value == HeatmapPanel.Regime ? null : ScaleOf(spec);
        PaintHead(panel, spec, scale);
        for (int row = 0; row < data.Rows.Count; row++)
        {
            PaintRowLabel(panel, row);
            for (int column = 0; column < data.Xs.Count; column++)
                PaintCell(spec, scale, layout.Cell(panel, row, column), row, column);
        }
    }

    private void PaintHead(int panel, HeatmapPanel spec, ValueScale? scale)
    {
        float baseline = layout.PanelTop(panel) + 15, right = layout.GridRight;
        string title = spec.Unit.Length > 0 ? $"{spec.Title}  ({spec.Unit})" : spec.Title;
        sheet.TextWithin(title, HeatmapLayout.Margin, baseline, right - HeatmapLayout.Margin - 260, TextStyle.Panel);
        if (scale is null)
            RegimeKey.Paint(sheet, right, baseline);
        else
            ColorBar.Paint(sheet, scale, spec.Colors, right, layout.PanelTop(panel));
    }

    private void PaintRowLabel(int panel, int row)
    {
        SKRect first = layout.Cell(panel, row, 0);
        float middle = first.MidY, room = HeatmapLayout.RowLabels - 10;
        bool two = data.Rows[row].Remark.Length > 0;
        sheet.TextWithin(data.Rows[row].Title, HeatmapLayout.Margin, two ? middle - 1 : middle + 4, room, TextStyle.Label with { SemiBold = true });
        if (two)
            sheet.TextWithin(data.Rows[row].Remark, HeatmapLayout.Margin, middle + 12, room, TextStyle.Small with { Size = Math.Min(11, layout.CellHeight / 2.4f) });
    }

    private void PaintCell(HeatmapPanel spec, ValueScale? scale, SKRect box, int row, int column)
    {
        if (data.Cells[row, column] is not { } group)
            cells.Missing(box, data.Impossible(figure, row, column));
        else if (scale is null)
            cells.Regime(box, group.Regime(RegimeThresholds.Default), group);
        else
            cells.Number(box, group, spec, scale);
    }

    private void PaintColumnLabels()
    {
        var style = TextStyle.Small with { Align = SKTextAlign.Center, Colour = Ink.Text };
        float widest = data.Xs.Max(x => Sheet.Measure(GroupLabel.Value(x), style)) + 6;
        int stride = Math.Max(1, (int)Math.Ceiling(widest / layout.CellWidth)), middle = data.Xs.Count / 2;
        for (int column = 0; column < data.Xs.Count; column++)
        {
            // Counted from the middle, so that a symmetric axis keeps its 0.
            if ((column - middle) % stride == 0)
                sheet.Text(GroupLabel.Value(data.Xs[column]), layout.Cell(0, 0, column).MidX, layout.AxisTop + 17, style);
        }

        SKRect first = layout.Cell(0, 0, 0);
        sheet.Text(ColumnName.Axis(figure.X), (first.Left + layout.GridRight) / 2, layout.AxisTop + 40, TextStyle.Label with { Align = SKTextAlign.Center });
    }

    private ValueScale ScaleOf(HeatmapPanel spec)
    {
        var medians = new List<double>();
        foreach (FoldedGroup? group in data.Cells)
        {
            if (group?.Median(spec.Value) is { } median)
                medians.Add(median);
        }

        return new(spec.Scale, medians, spec.Scale == AxisScale.Linear ? 0 : null);
    }
}
