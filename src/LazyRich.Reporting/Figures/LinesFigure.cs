namespace LazyRich.Reporting.Figures;

/// <summary>Summaries along a column: a row of panels for each summary, a line for each value of the colouring column, medians over the rest.</summary>
/// <param name="X">The column along: numbers on a scale, or texts as ordered categories.</param>
/// <param name="XLabel">Written below; empty: the column's own name.</param>
/// <param name="Panels">The column that splits panels; null: none. Whatever else varies, seeds apart, joins it.</param>
/// <param name="Color">The column that colours lines; null: one line.</param>
/// <param name="Over">Columns that are folded over, as seeds are, or that say no more than the others do.</param>
/// <param name="Band">Quantiles over the seeds that a band about the median spans.</param>
public sealed record LinesFigure(
    string Name,
    string Title,
    string X,
    string XLabel,
    AxisScale XScale,
    string? Panels,
    string? Color,
    string Colors,
    IReadOnlyList<string> Over,
    (double Low, double High) Band,
    IReadOnlyList<LinesValue> Values) : Figure(Name, Title);

/// <param name="Value">A summary column, or one of a phase: <c>tune.time_to_1pct</c>.</param>
/// <param name="Unit">Written behind the title; empty for a pure number.</param>
/// <param name="Range">What the vertical axis shows; null: all there is.</param>
public sealed record LinesValue(
    string Title,
    string Value,
    string Unit,
    AxisScale Scale,
    (double Low, double High)? Range,
    IReadOnlyList<LevelGuide> Levels,
    IReadOnlyList<SlopeGuide> Slopes);

/// <summary>A horizontal line that says something: a threshold, a theory's value.</summary>
public sealed record LevelGuide(double At, string Label);

/// <summary>A power law y ∝ |x|^slope from one point to another x, which on logarithmic axes is a straight line.</summary>
public sealed record SlopeGuide(double Slope, double FromX, double FromY, double ToX, string Label)
{
    public double At(double x) => FromY * Math.Pow(Math.Abs(x / FromX), Slope);
}
