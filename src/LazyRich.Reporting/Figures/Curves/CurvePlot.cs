using LazyRich.Reporting.Drawing;
using LazyRich.Reporting.Figures.Plots;
using ScottPlot;
using ScottPlot.Plottables;

namespace LazyRich.Reporting.Figures.Curves;

/// <summary>One panel as a plot. Scales are applied to the numbers, so the plot itself is linear and its ticks are ours.</summary>
internal static class CurvePlot
{
    /// <param name="labelled">Whether the vertical axis has its numbers (the first panel of a row).</param>
    public static Plot Make(CurvePanel panel, CurveColors colors, ValueScale x, ValueScale y, bool labelled)
    {
        Plot plot = PlotFrame.Make();
        foreach (Curve curve in panel.Curves.Where(curve => curve.Low.Length > 0))
            AddBand(plot, curve, colors, x, y);

        // The middle of the sweep last: λ=0 is what the others are compared with.
        Curve[] ordered = [.. panel.Curves.OrderBy(curve => curve.Color is 0.0 ? 1 : 0)];
        for (int i = 0; i < ordered.Length; i++)
            AddLine(plot, ordered[i], ordered.AsSpan(0, i).ToArray(), colors, x, y);

        (double bottom, double top) = (y.Transform(y.Low), y.Transform(y.High));
        plot.Axes.SetLimits(x.Transform(x.Low), x.Transform(x.High), bottom, top + (0.04 * (top - bottom)));
        PlotFrame.Ticks(plot.Axes.Bottom, PlotFrame.Places(x, 6), true);
        PlotFrame.Ticks(plot.Axes.Left, PlotFrame.Places(y, 6), labelled);
        return plot;
    }

    private static void AddLine(Plot plot, Curve curve, Curve[] below, CurveColors colors, ValueScale x, ValueScale y)
    {
        var points = new List<Coordinates>(curve.Times.Length);
        for (int i = 0; i < curve.Times.Length; i++)
        {
            if (x.Shows(curve.Times[i]) && y.Shows(curve.Median[i]))
                points.Add(new(x.Transform(curve.Times[i]), y.Transform(curve.Median[i])));
        }

        // A run that diverges after its first recorded time has one number, which no line shows.
        if (points.Count == 1)
            plot.Add.Markers(points, MarkerShape.FilledCircle, 5, PlotFrame.Color(colors.Of(curve.Color)));
        Scatter line = plot.Add.ScatterLine(points, PlotFrame.Color(colors.Of(curve.Color)));
        line.LineWidth = curve.Color is 0.0 ? 2.4f : 1.6f;

        // A square network learns alike at λ and −λ: dashes let the line below show between them.
        if (below.Any(curve.Covers))
            line.LinePattern = LinePattern.Dashed;
    }

    private static void AddBand(Plot plot, Curve curve, CurveColors colors, ValueScale x, ValueScale y)
    {
        int[] shown = [.. Enumerable.Range(0, curve.Times.Length)
            .Where(i => x.Shows(curve.Times[i]) && y.Shows(curve.Low[i]) && y.Shows(curve.High[i]))];
        FillY band = plot.Add.FillY(
            [.. shown.Select(i => x.Transform(curve.Times[i]))],
            [.. shown.Select(i => y.Transform(curve.Low[i]))],
            [.. shown.Select(i => y.Transform(curve.High[i]))]);
        band.FillColor = PlotFrame.Color(colors.Of(curve.Color).WithAlpha(40));
        band.LineWidth = 0;
    }
}
