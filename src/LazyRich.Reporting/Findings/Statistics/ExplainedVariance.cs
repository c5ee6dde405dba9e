using MathNet.Numerics.Statistics;

namespace LazyRich.Reporting.Findings.Statistics;

/// <summary>η² of a one-way analysis of variance: the groups' sum of squares over the total.</summary>
public static class ExplainedVariance
{
    /// <param name="groups">The group of each value.</param>
    /// <returns>0 … 1; null without two values, or when all are equal.</returns>
    public static double? Of(IReadOnlyList<double> values, IReadOnlyList<string> groups)
    {
        if (values.Count < 2)
            return null;
        double mean = values.Mean(), total = values.Sum(value => Square(value - mean));
        if (total <= 0)
            return null;
        double between = values.Zip(groups).GroupBy(pair => pair.Second)
            .Sum(group => group.Count() * Square(group.Average(pair => pair.First) - mean));
        return between / total;
    }

    private static double Square(double x) => x * x;
}
