namespace LazyRich.Reporting.Figures;

/// <summary>An observable along time: a panel for each value of one column, a curve for each value of another, medians over the rest.</summary>
/// <param name="Y">A scalar observable.</param>
/// <param name="YLabel">With its unit.</param>
/// <param name="RelativeToStart">Each run is divided by its value at t=0 before it is folded.</param>
/// <param name="Panels">The column that splits panels. Whatever else varies, seeds apart, joins it.</param>
/// <param name="Color">The column that colours curves.</param>
/// <param name="Range">What the vertical axis shows; null: all there is.</param>
/// <param name="Band">Quantiles that a band about the median spans; null: no band.</param>
public sealed record CurvesFigure(
    string Name,
    string Title,
    string Y,
    string YLabel,
    bool RelativeToStart,
    AxisScale TimeScale,
    AxisScale YScale,
    string Panels,
    string Color,
    string Colors,
    (double Low, double High)? Range,
    (double Low, double High)? Band) : Figure(Name, Title);
