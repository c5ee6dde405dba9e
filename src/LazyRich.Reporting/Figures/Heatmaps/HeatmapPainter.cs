using LazyRich.Reporting.Drawing;
using LazyRich.Reporting.Reports;
using LazyRich.Reporting.Text;
using SkiaSharp;

namespace LazyRich.Reporting.Figures.Heatmaps;

/// <summary>Draws a heatmap figure: panels one under another that share their columns.</summary>
internal sealed class HeatmapPainter
{
    /// <summary>Between a row's title and the remark beside it.</summary>
    private const float Between = 8;

    private readonly HeatmapFigure figure;
    private readonly HeatmapData data;
    private readonly HeatmapLayout layout;
    private readonly Sheet sheet;
    private readonly CellPainter cells;

    private HeatmapPainter(HeatmapFigure figure, HeatmapData data, Sheet sheet, HeatmapLayout layout) =>
        (this.figure, this.data, this.sheet, this.layout, cells) = (figure, data, sheet, layout, new CellPainter(sheet, layout));

    /// <returns>A PNG.</returns>
    public static byte[] Paint(HeatmapFigure figure, HeatmapData data)
    {
        float labels = data.Rows.Max(row => WidthOf(row, HeatmapLayout.StacksLabels(data.Rows.Count)));
        var layout = new HeatmapLayout(figure.Panels.Count, data.Rows.Count, data.Xs.Count, labels);
        using var sheet = new Sheet(layout.Width, layout.Height);
        new HeatmapPainter(figure, data, sheet, layout).Paint();
        return sheet.ToPng();
    }

    private static TextStyle RowTitle => TextStyle.Label with { SemiBold = true };

    private void Paint()
    {
        float room = layout.Right - HeatmapLayout.Margin;
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
        bool regimes = spec.Value == HeatmapPanel.Regime;
        double[] medians = regimes ? [] : Medians(spec);
        ValueScale? scale = regimes ? null : new(spec.Scale, medians, spec.Scale == AxisScale.Linear ? 0 : null);
        PaintHead(panel, spec, scale, Array.Exists(medians, median => scale!.Shows(median)));
        for (int row = 0; row < data.Rows.Count; row++)
            PaintRowLabel(panel, row);
        var faces = new CellFace?[data.Rows.Count, data.Xs.Count];
        for (int row = 0; row < data.Rows.Count; row++)
        {
            for (int column = 0; column < data.Xs.Count; column++)
                faces[row, column] = CellFace.Of(spec, scale, data.Cells[row, column], data.Impossible(figure, row, column), figure.Thresholds);
        }

        cells.Paint(panel, faces);
    }

    /// <param name="numbers">Whether the panel has any: a bar of colours without would say numbers that there are not.</param>
    private void PaintHead(int panel, HeatmapPanel spec, ValueScale? scale, bool numbers)
    {
        float baseline = layout.PanelTop(panel) + 15;
        string title = spec.Unit.Length > 0 ? $"{spec.Title}  ({spec.Unit})" : spec.Title;
        sheet.TextWithin(title, HeatmapLayout.Margin, baseline, layout.Right - HeatmapLayout.Margin - ColorBar.Room, TextStyle.Panel);
        if (scale is null)
            RegimeKey.Paint(sheet, layout.Right, baseline, figure.Thresholds);
        else if (numbers)
            ColorBar.Paint(sheet, scale, spec.Colors, layout.Right, layout.PanelTop(panel));
    }

    private void PaintRowLabel(int panel, int row)
    {
        (string title, string remark) = (data.Rows[row].Title, data.Rows[row].Remark);
        float middle = layout.Cell(panel, row, 0).MidY, room = layout.RowLabels - 10;
        bool stacks = remark.Length > 0 && HeatmapLayout.StacksLabels(data.Rows.Count);
        sheet.TextWithin(title, HeatmapLayout.Margin, stacks ? middle - 1 : middle + 4, room, RowTitle);
        float beside = stacks ? 0 : Sheet.Measure(title, RowTitle) + Between;
        if (remark.Length > 0 && beside < room)
            sheet.TextWithin(remark, HeatmapLayout.Margin + beside, stacks ? middle + 12 : middle + 4, room - beside, TextStyle.Small);
    }

    private static float WidthOf(HeatmapRow row, bool stacks)
    {
        (float title, float remark) = (Sheet.Measure(row.Title, RowTitle), Sheet.Measure(row.Remark, TextStyle.Small));
        return stacks ? Math.Max(title, remark) : title + Between + remark;
    }

    private void PaintColumnLabels()
    {
        var style = TextStyle.Small with { Align = SKTextAlign.Center, Colour = Ink.Text };
        float widest = data.Xs.Max(x => Sheet.Measure(GroupLabel.Value(x), style)) + 6;

        // Numbers that are left out lie between those that are shown; of names each has to be there, if only its ends.
        bool names = data.Xs.Any(x => x is string);
        int stride = names ? 1 : Math.Max(1, (int)Math.Ceiling(widest / layout.CellWidth)), middle = data.Xs.Count / 2;
        for (int column = 0; column < data.Xs.Count; column++)
        {
            // Counted from the middle, so that a symmetric axis keeps its 0.
            if ((column - middle) % stride == 0)
                sheet.Text(Sheet.Cut(GroupLabel.Value(data.Xs[column]), names ? layout.CellWidth - 4 : widest, style), layout.Cell(0, 0, column).MidX, layout.AxisTop + 17, style);
        }

        float centre = (layout.Cell(0, 0, 0).Left + layout.GridRight) / 2;
        sheet.Text(ColumnName.Axis(figure.X), centre, layout.AxisTop + 40, TextStyle.Label with { Align = SKTextAlign.Center });
    }

    private double[] Medians(HeatmapPanel spec) => [.. data.Cells.Cast<FoldedGroup?>().Select(group => group?.Median(spec.Value)).OfType<double>()];
}
