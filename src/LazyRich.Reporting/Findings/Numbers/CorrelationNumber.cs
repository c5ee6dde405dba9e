using LazyRich.Reporting.Findings.Statistics;
using MathNet.Numerics.Statistics;

namespace LazyRich.Reporting.Findings.Numbers;

/// <summary>Rank correlation of two columns (Spearman), −1 … 1; +∞ ranks last.</summary>
public sealed record CorrelationNumber(string Name, int Line, int Column, string Where, string Value, string With)
    : RunsNumber(Name, Line, Column, Where, [Value, With])
{
    public override double? Of(IReadOnlyList<object?[]> rows)
    {
        object?[][] both = [.. rows.Where(row => Number(row[0]) is not null && Number(row[1]) is not null)];
        double correlation = both.Length < 3 ? double.NaN : Correlation.Pearson(Ranks.Of([.. All(both, 0)]), Ranks.Of([.. All(both, 1)]));
        return double.IsNaN(correlation) ? null : correlation;
    }
}
