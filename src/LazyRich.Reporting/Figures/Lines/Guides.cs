using LazyRich.Reporting.Drawing;
using LazyRich.Reporting.Figures.Plots;
using LazyRich.Reporting.Fonts;
using ScottPlot;
using ScottPlot.Plottables;

namespace LazyRich.Reporting.Figures.Lines;

/// <summary>Levels and power laws to compare lines with: dashed, quiet, each with its words.</summary>
internal static class Guides
{
    private const int Steps = 60;

    public static void Add(Plot plot, LinesValue value, LinesAxis x, LinesHeight y)
    {
        foreach (LevelGuide level in value.Levels)
        {
            if (y.Place(level.At) is not { } height)
                continue;
            AddLine(plot, [new(x.Limits.Low, height), new(x.Limits.High, height)]);
            AddWords(plot, level.Label, new(x.Limits.High, height), Alignment.LowerRight);
        }

        foreach (SlopeGuide slope in value.Slopes.Where(_ => x.IsOrdered))
        {
            var points = new List<Coordinates>(Steps + 1);
            for (int i = 0; i <= Steps; i++)
            {
                double across = slope.FromX * Math.Pow(slope.ToX / slope.FromX, i / (double)Steps);
                if (x.Place(across) is { } place && y.Place(slope.At(across)) is { } height && height > y.Bottom && height < y.Top)
                    points.Add(new(place, height));
            }

            AddLine(plot, points);
            if (points.Count > 0)
                AddWords(plot, slope.Label, Aside(points), Rises(points) ? Alignment.LowerRight : Alignment.LowerLeft);
        }
    }

    private static void AddLine(Plot plot, List<Coordinates> points)
    {
        Scatter line = plot.Add.ScatterLine(points, PlotFrame.Color(Ink.Quiet));
        line.LineWidth = 1.2f;
        line.LinePattern = LinePattern.Dashed;
    }

    /// <summary>Towards the far end, where words still have room above.</summary>
    private static Coordinates Aside(List<Coordinates> points) => points[points.Count * 4 / 5];

    private static bool Rises(List<Coordinates> points) => (points[^1].Y > points[0].Y) == (points[^1].X > points[0].X);

    private static void AddWords(Plot plot, string label, Coordinates place, Alignment alignment)
    {
        var text = plot.Add.Text(label, place.X, place.Y);
        text.LabelFontName = BundledFont.Name;
        text.LabelFontSize = 11;
        text.LabelFontColor = PlotFrame.Color(Ink.Quiet);
        text.LabelAlignment = alignment;
        text.OffsetY = -2;
    }
}
