using LazyRich.Dynamics.Regimes;

namespace LazyRich.Reporting.Figures;

/// <summary>What to plot from a store: the content of a figure file.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Title">One line over the picture.</param>
public abstract record Figure(string Name, string Title)
{
    /// <summary>A condition that its runs meet, whatever else is asked for; empty: all runs.</summary>
    public string Where { get; init; } = "";

    /// <summary>Both conditions together.</summary>
    internal string Narrowed(string where) =>
        Where.Length == 0 ? where : where.Length == 0 ? Where : $"({Where}) and ({where})";

    /// <summary>The same figure with regimes that end elsewhere, where it shows regimes.</summary>
    public virtual Figure With(RegimeThresholds thresholds) => this;
}
