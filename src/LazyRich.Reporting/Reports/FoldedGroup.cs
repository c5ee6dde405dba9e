using LazyRich.Dynamics.Regimes;

namespace LazyRich.Reporting.Reports;

/// <summary>The runs of a study that agree in everything but what is folded over.</summary>
/// <param name="Key">Values of <see cref="FoldedRuns.GroupedBy"/>, in that order: string, long or double.</param>
/// <param name="Values">By summary column.</param>
public sealed record FoldedGroup(
    IReadOnlyList<object?> Key, int Runs, int Succeeded, int Failed, IReadOnlyDictionary<string, Folded> Values)
{
    /// <summary>By the medians of its columns; null when they were not asked for or not computed.</summary>
    public Regime? Regime(RegimeThresholds thresholds) =>
        thresholds.Of(Median("ntk_distance_limit"), Median("lazy_share"), Median("log_delay"));

    public double? Median(string column) => Values.TryGetValue(column, out Folded folded) ? folded.Median : null;
}
