using LazyRich.Reporting.Figures.Curves;
using LazyRich.Reporting.Figures.Plots;
using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;

namespace LazyRich.Reporting.Figures.Lines;

/// <summary>The lines of one panel: medians joined where x has an order, bands or whiskers about them, and marks at the edge for what never arrives.</summary>
internal sealed class LinesPlot(Plot plot, CurveColors colors, LinesAxis x, LinesHeight y)
{
    /// <summary>More points than this are a line without dots.</summary>
    private const int MostDots = 30;

    public void Add(IReadOnlyList<Line> lines)
    {
        for (int rank = 0; rank < lines.Count; rank++)
        {
            // Kinds stand side by side, so that their whiskers do not cover each other.
            double aside = x.IsOrdered ? 0 : (rank - ((lines.Count - 1) / 2.0)) * Math.Min(0.16, 0.7 / lines.Count);
            Placed[] points = [.. lines[rank].Points.Select(point => Place(point, aside)).OfType<Placed>()];
            SKColor colour = colors.Of(lines[rank].Color);
            if (x.IsOrdered)
            {
                AddBand(points, colour);
                AddJoints(points, colour, lines.Take(rank).Any(lines[rank].Covers) ? LinePattern.Dashed : LinePattern.Solid);
            }
            else
            {
                AddWhiskers(points, colour);
            }

            AddMarks(points, colour);
        }
    }

    private Placed? Place(LinePoint point, double aside) =>
        x.Place(point.X) is { } across && y.Place(point.Median) is { } height
            ? new(across + aside, height, y.Place(point.Low) ?? height, y.Place(point.High) ?? height, double.IsPositiveInfinity(point.Median), point.Censored > 0)
            : null;

    private void AddBand(Placed[] points, SKColor colour)
    {
        if (points.Length < 2 || points.All(point => point.Low == point.High))
            return;
        FillY band = plot.Add.FillY([.. points.Select(point => point.X)], [.. points.Select(point => point.Low)], [.. points.Select(point => point.High)]);
        band.FillColor = PlotFrame.Color(colour.WithAlpha(38));
        band.LineWidth = 0;
    }

    private void AddWhiskers(Placed[] points, SKColor colour)
    {
        foreach (Placed point in points.Where(point => point.Low < point.High))
        {
            LinePlot line = plot.Add.Line(point.X, point.Low, point.X, point.High);
            line.LineColor = PlotFrame.Color(colour.WithAlpha(150));
            line.LineWidth = 2;
        }
    }

    /// <summary>A joint to or from +∞ is dotted: nothing was measured along it.</summary>
    /// <param name="pattern">Dashes let a line below that is the same show between them.</param>
    private void AddJoints(Placed[] points, SKColor colour, LinePattern pattern)
    {
        for (int i = 1; i < points.Length; i++)
        {
            LinePlot joint = plot.Add.Line(points[i - 1].X, points[i - 1].Y, points[i].X, points[i].Y);
            joint.LineColor = PlotFrame.Color(colour);
            joint.LineWidth = 1.8f;
            joint.LinePattern = points[i - 1].Never != points[i].Never ? LinePattern.Dotted : pattern;
        }
    }

    private void AddMarks(Placed[] points, SKColor colour)
    {
        float size = !x.IsOrdered ? 8 : points.Length <= MostDots ? 5 : 0;
        if (size > 0)
            AddMarkers(points.Where(point => !point.Never), point => point.Y, MarkerShape.FilledCircle, size, colour);
        AddMarkers(points.Where(point => point.Never), _ => y.Edge, MarkerShape.FilledTriangleUp, 9, colour);
        AddMarkers(points.Where(point => point.Some && !point.Never), _ => y.Edge, MarkerShape.OpenTriangleUp, 8, colour);
    }

    private void AddMarkers(IEnumerable<Placed> points, Func<Placed, double> height, MarkerShape shape, float size, SKColor colour)
    {
        Placed[] all = [.. points];
        if (all.Length > 0)
            plot.Add.Markers(all.Select(point => new Coordinates(point.X, height(point))).ToArray(), shape, size, PlotFrame.Color(colour));
    }

    /// <param name="Never">The median itself is +∞.</param>
    /// <param name="Some">Some seeds are +∞.</param>
    private sealed record Placed(double X, double Y, double Low, double High, bool Never, bool Some);
}
