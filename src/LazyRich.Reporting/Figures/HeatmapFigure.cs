using LazyRich.Dynamics.Regimes;
using LazyRich.Reporting.Reports;

namespace LazyRich.Reporting.Figures;

/// <summary>Panels of x × y, a median in each cell.</summary>
/// <param name="X">The column along the panels: an ordered category each value.</param>
/// <param name="Y">The column down the panels. Whatever else varies, seeds apart, joins it.</param>
public sealed record HeatmapFigure(string Name, string Title, string X, string Y, IReadOnlyList<HeatmapPanel> Panels) : Figure(Name, Title)
{
    /// <summary>Where the regimes of its panels end.</summary>
    public RegimeThresholds Thresholds { get; init; } = RegimeThresholds.Default;

    public override Figure With(RegimeThresholds thresholds) => this with { Thresholds = thresholds };
}

/// <param name="Value">A summary column, or <c>regime</c>.</param>
/// <param name="Unit">Written behind the title; empty for a pure number.</param>
/// <param name="Colors">A colour scale; unused for the regime.</param>
public sealed record HeatmapPanel(string Title, string Value, string Unit, AxisScale Scale, string Colors)
{
    public const string Regime = "regime";

    /// <summary>The stored columns this panel is made from.</summary>
    public IEnumerable<string> Columns => Value == Regime ? RegimeThresholds.Columns : [Value];

    /// <summary>Whether a cell has something to say: a regime, a number, or ∞.</summary>
    internal bool Shows(FoldedGroup group, RegimeThresholds thresholds) => Value == Regime ? group.Regime(thresholds) is not null : group.Median(Value) is not null;
}
