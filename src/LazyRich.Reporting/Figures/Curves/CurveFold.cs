using LazyRich.Reporting.Reports;

namespace LazyRich.Reporting.Figures.Curves;

/// <summary>Folds curves of replicates into one: the median, and the band's quantiles, at each time.</summary>
internal sealed class CurveFold
{
    private const int CommonTimes = 200;

    private readonly List<(double[] Times, double[] Values)> runs = [];

    public int Runs => runs.Count;

    /// <param name="times">From 0. An exact limit t → ∞ that was recorded, of any phase, has no place on an axis of times and is left out.</param>
    public void Add(double[] times, double[] values)
    {
        int[] finite = [.. Enumerable.Range(0, times.Length).Where(i => double.IsFinite(times[i]))];
        runs.Add(finite.Length == times.Length ? (times, values) : (Array.ConvertAll(finite, i => times[i]), Array.ConvertAll(finite, i => values[i])));
    }

    /// <param name="band">Quantiles of the band, or null.</param>
    public Curve Fold(object? color, (double Low, double High)? band)
    {
        double[] times = Times();
        double[] median = new double[times.Length], low = new double[band is null ? 0 : times.Length], high = new double[low.Length];
        double[][] sampled = [.. runs.Select(run => run.Times.AsSpan().SequenceEqual(times) ? run.Values : Resample(run, times))];
        var column = new List<double>(runs.Count);
        for (int i = 0; i < times.Length; i++)
        {
            column.Clear();
            column.AddRange(sampled.Select(values => values[i]).Where(value => !double.IsNaN(value)));
            column.Sort();
            median[i] = Folded.Quantile(column, 0.5) ?? double.NaN;
            if (band is not var (from, to))
                continue;
            low[i] = Folded.Quantile(column, from) ?? double.NaN;
            high[i] = Folded.Quantile(column, to) ?? double.NaN;
        }

        return new(color, times, median, low, high);
    }

    /// <summary>The runs' own times when they agree; otherwise log-spaced ones over all of theirs.</summary>
    private double[] Times()
    {
        double[] first = runs[0].Times;
        if (runs.TrueForAll(run => run.Times.AsSpan().SequenceEqual(first)))
            return first;
        double start = runs.SelectMany(run => run.Times).Where(time => time > 0).Min(), end = runs.Max(run => run.Times[^1]);
        return [0, .. Enumerable.Range(0, CommonTimes).Select(k => start * Math.Pow(end / start, k / (CommonTimes - 1.0)))];
    }

    /// <summary>Linear between recorded times; what a run that ended earlier last had is held.</summary>
    private static double[] Resample((double[] Times, double[] Values) run, double[] times)
    {
        var values = new double[times.Length];
        int next = 0;
        for (int i = 0; i < times.Length; i++)
        {
            while (next < run.Times.Length && run.Times[next] < times[i])
                next++;
            if (next == 0 || next == run.Times.Length)
            {
                values[i] = run.Values[Math.Min(next, run.Times.Length - 1)];
                continue;
            }

            double t0 = run.Times[next - 1], t1 = run.Times[next], v0 = run.Values[next - 1], v1 = run.Values[next];
            values[i] = v0 + ((v1 - v0) * (times[i] - t0) / (t1 - t0));
        }

        return values;
    }
}
