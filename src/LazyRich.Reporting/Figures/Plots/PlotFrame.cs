using LazyRich.Reporting.Drawing;
using LazyRich.Reporting.Fonts;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace LazyRich.Reporting.Figures.Plots;

/// <summary>What every plot looks like before anything is drawn in it. Scales are applied to the numbers, so a plot itself is linear and its ticks are ours.</summary>
internal static class PlotFrame
{
    public static Plot Make()
    {
        var plot = new Plot();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Font.Set(BundledFont.Name);
        plot.Axes.Right.FrameLineStyle.IsVisible = false;
        plot.Axes.Top.FrameLineStyle.IsVisible = false;
        plot.Grid.MajorLineColor = Color(Ink.Rule.WithAlpha(150));
        return plot;
    }

    /// <summary>A scale's ticks where the plot has them.</summary>
    public static IEnumerable<(double Place, string Label)> Places(ValueScale scale, int count) =>
        scale.Ticks(count).Select(tick => (scale.Transform(tick.Value), tick.Label));

    /// <param name="labelled">Whether the axis has its numbers (the first panel of a row).</param>
    public static void Ticks(IAxis axis, IEnumerable<(double Place, string Label)> ticks, bool labelled)
    {
        (double Place, string Label)[] all = [.. ticks];
        axis.TickGenerator = new NumericManual([.. all.Select(tick => tick.Place)], [.. all.Select(tick => labelled ? tick.Label : "")]);
        axis.TickLabelStyle.FontName = BundledFont.Name;
        axis.TickLabelStyle.FontSize = 11;
        axis.TickLabelStyle.ForeColor = Color(Ink.Text);
        axis.MajorTickStyle.Color = Color(Ink.Quiet);
        axis.MajorTickStyle.Length = labelled ? 4 : 0;
        axis.FrameLineStyle.Color = Color(Ink.Quiet);
    }

    public static Color Color(SKColor colour) => new(colour.Red, colour.Green, colour.Blue, colour.Alpha);
}
