namespace LazyRich.Reporting.Reports;

/// <summary>One column over the replicates of one point of a sweep.</summary>
/// <param name="Median">NaN runs left out, +∞ (right-censored) in; null when no number is left.</param>
/// <param name="Numbers">How many values the median is over.</param>
/// <param name="Censored">Of those, how many are +∞: runs that never arrived.</param>
/// <param name="NotNumbers">Values left out because they are NaN: runs that diverged.</param>
public readonly record struct Folded(double? Median, int Numbers, int Censored, int NotNumbers)
{
    /// <param name="values">Null is a value that was not computed and counts nowhere.</param>
    public static Folded Over(IEnumerable<double?> values)
    {
        var numbers = new List<double>();
        int notNumbers = 0;
        foreach (double? value in values)
        {
            if (value is not double number)
                continue;
            if (double.IsNaN(number))
                notNumbers++;
            else
                numbers.Add(number);
        }

        numbers.Sort();
        return new(Quantile(numbers, 0.5), numbers.Count, numbers.Count(double.IsPositiveInfinity), notNumbers);
    }

    /// <summary>The quantile by linear interpolation between order statistics; a neighbour at +∞ makes it +∞.</summary>
    /// <param name="sorted">Ascending, without NaN.</param>
    /// <param name="share">0 … 1.</param>
    public static double? Quantile(IReadOnlyList<double> sorted, double share)
    {
        if (sorted.Count == 0)
            return null;
        double place = share * (sorted.Count - 1);
        int below = (int)Math.Floor(place), above = (int)Math.Ceiling(place);
        double low = sorted[below], high = sorted[above];
        return low == high ? low : low + ((high - low) * (place - below));
    }
}
