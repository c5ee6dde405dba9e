using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Comparisons;

/// <summary>The series that a comparison adds to a run: one of errors for each observable that is compared.</summary>
public static class ErrorSeries
{
    private const string Prefix = "error.";

    /// <summary><c>loss</c> → <c>error.loss</c>: a scalar at every recorded time.</summary>
    public static string NameOf(string observable) => Prefix + observable;

    public static bool Is(string series) => series.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary><c>error.loss</c> → <c>loss</c>.</summary>
    public static string Observable(string series) => series[Prefix.Length..];

    /// <summary>
    /// e(t) = ‖x(t) − x'(t)‖ / max over t of ‖x'(t)‖, x' being the values that count as right; x is √(2(L − L*)) for <c>loss</c>, the square root for
    /// <c>excess-loss</c> (√2 of it) and <c>ntk-distance</c>, and the observable itself otherwise: the measures in which doubles have all their
    /// digits (SCIENCE section 4).
    /// </summary>
    /// <param name="lossBest">L* at each recorded time: every phase of a run has its own. 0 where it is not known.</param>
    /// <returns>As long as the times; +∞ where either value is not finite, 0 where both are 0 at all times.</returns>
    public static double[] Of(ObservableSeries values, ObservableSeries right, ReadOnlySpan<double> lossBest)
    {
        double[] x = Measured(values, lossBest), y = Measured(right, lossBest);
        int times = lossBest.Length, size = x.Length / times;
        double largest = 0;
        for (int i = 0; i < times; i++)
        {
            double norm = Distance(y.AsSpan(i * size, size), []);
            if (double.IsFinite(norm))
                largest = Math.Max(largest, norm);
        }

        var errors = new double[times];
        for (int i = 0; i < times; i++)
        {
            double distance = Distance(x.AsSpan(i * size, size), y.AsSpan(i * size, size));
            errors[i] = !double.IsFinite(distance) ? double.PositiveInfinity : distance == 0 ? 0 : distance / largest;
        }

        return errors;
    }

    private static double[] Measured(ObservableSeries series, ReadOnlySpan<double> lossBest) => series.Observable switch
    {
        "loss" => Excess(series.Values, lossBest),
        "excess-loss" => Array.ConvertAll(series.Values, excess => Root(2 * excess)),
        "ntk-distance" => Array.ConvertAll(series.Values, Root),
        _ => series.Values,
    };

    private static double[] Excess(double[] losses, ReadOnlySpan<double> lossBest)
    {
        var roots = new double[losses.Length];
        for (int i = 0; i < roots.Length; i++)
            roots[i] = Root(2 * (losses[i] - lossBest[i]));
        return roots;
    }

    /// <summary>Rounding may leave a little less than 0; NaN stays NaN.</summary>
    private static double Root(double value) => value < 0 ? 0 : Math.Sqrt(value);

    /// <param name="y">Empty: 0.</param>
    private static double Distance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double squares = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double difference = y.IsEmpty ? x[i] : x[i] - y[i];
            squares = Math.FusedMultiplyAdd(difference, difference, squares);
        }

        return Math.Sqrt(squares);
    }
}
