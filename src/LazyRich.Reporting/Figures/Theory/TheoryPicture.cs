namespace LazyRich.Reporting.Figures.Theory;

/// <summary>Theory's curves of one network, with measured ones over them.</summary>
/// <param name="Measured">What the points are, for the legend; empty: there are none.</param>
public sealed record TheoryPicture(string Title, string Subtitle, AxisScale TimeScale, string Measured, IReadOnlyList<TheoryPanel> Panels);

/// <param name="YLabel">With its unit.</param>
public sealed record TheoryPanel(string Title, string YLabel, AxisScale YScale, IReadOnlyList<TheoryCurve> Lines, IReadOnlyList<TheoryCurve> Points);

/// <param name="Times">In units of τ.</param>
public sealed record TheoryCurve(double[] Times, double[] Values);
