namespace LazyRich.Reporting.Findings.Statistics;

/// <summary>Places of values in their order, 1 … n; equal ones share the mean of theirs, and +∞ comes last.</summary>
/// <remarks>Not MathNet's: it tells two +∞ apart.</remarks>
public static class Ranks
{
    public static double[] Of(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        var ranks = new double[values.Length];
        for (int first = 0, next; first < order.Length; first = next)
        {
            for (next = first + 1; next < order.Length && values[order[next]].Equals(values[order[first]]);)
                next++;
            foreach (int i in order.AsSpan(first, next - first))
                ranks[i] = (first + next + 1) / 2.0;
        }

        return ranks;
    }
}
