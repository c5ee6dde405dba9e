using LazyRich.Reporting.Drawing;
using LazyRich.Reporting.Figures.Plots;

namespace LazyRich.Reporting.Figures.Lines;

/// <summary>The vertical axis that all panels of one value share, with an edge above it where +∞ stands when there is any.</summary>
internal sealed class LinesHeight
{
    /// <summary>What a level's words above it need, as a share of the axis.</summary>
    private const double WordRoom = 0.07;

    private readonly ValueScale scale;

    public LinesHeight(LinesValue value, IReadOnlyList<LinePoint> points)
    {
        IEnumerable<double> shown = points.SelectMany(point => new[] { point.Median, point.Low, point.High }).Concat(value.Levels.Select(level => level.At));
        scale = value.Range is var (low, high) ? new(value.Scale, [low, high]) : new(value.Scale, shown, value.Scale == AxisScale.Linear ? 0 : null);
        (Bottom, double top) = (scale.Transform(scale.Low), scale.Transform(scale.High));
        double room = top - Bottom;
        double words = value.Levels.Where(level => scale.Shows(level.At)).Select(level => scale.Transform(level.At) + (WordRoom * room)).DefaultIfEmpty(top).Max();
        HasEdge = points.Any(point => point.Censored > 0);
        Edge = Math.Max(top, words) + (0.08 * room);
        Top = HasEdge ? Edge + (0.05 * room) : Math.Max(words, top + (0.04 * room));
        Bottom -= value.Scale == AxisScale.Linear && scale.Low == 0 ? 0 : 0.03 * room;
    }

    public double Bottom { get; }

    public double Top { get; }

    /// <summary>Where +∞ is drawn.</summary>
    public double Edge { get; }

    public bool HasEdge { get; }

    /// <summary>Null for NaN and what the scale cannot show.</summary>
    public double? Place(double y) =>
        double.IsPositiveInfinity(y) ? Edge : scale.Shows(y) ? Math.Clamp(scale.Transform(y), Bottom, HasEdge ? Edge : Top) : null;

    public IEnumerable<(double Place, string Label)> Ticks =>
        HasEdge ? PlotFrame.Places(scale, 6).Append((Edge, "∞")) : PlotFrame.Places(scale, 6);
}
