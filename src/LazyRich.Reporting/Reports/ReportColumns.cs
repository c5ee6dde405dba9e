using LazyRich.Dynamics.Regimes;

namespace LazyRich.Reporting.Reports;

/// <summary>What the table at the end of a study folds.</summary>
public static class ReportColumns
{
    public static IReadOnlyList<string> All { get; } = ["time_to_1pct", .. RegimeThresholds.Columns, "diverged_at", "approximate"];
}
