using LazyRich.Reporting.Findings.Statistics;

namespace LazyRich.Reporting.Findings.Numbers;

/// <summary>The exponent of a power law: slope of log|value| over log|along| by least squares over the runs. ∞ and 0 are left out.</summary>
public sealed record SlopeNumber(string Name, int Line, int Column, string Where, string Value, string Along)
    : RunsNumber(Name, Line, Column, Where, [Value, Along])
{
    public override double? Of(IReadOnlyList<object?[]> rows) =>
        LogLogFit.Slope(rows.Select(row => (Number(row[1]), Number(row[0]))).Where(pair => pair is ({ }, { })).Select(pair => (pair.Item1!.Value, pair.Item2!.Value)));
}
