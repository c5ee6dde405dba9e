using LazyRich.Dynamics.Tests.ManyDigits;

namespace LazyRich.Dynamics.Tests.ElementaryFunctions;

/// <summary>Distance of a computed double from the truth, in units of the truth's last place (2⁻¹⁰⁷⁴ where that is subnormal).</summary>
internal static class Accuracy
{
    public static double Ulps(double computed, BigFloat truth)
    {
        if (truth.IsZero)
            return computed == 0.0 ? 0.0 : double.PositiveInfinity;

        // Just below overflow the nearest double may be ∞; it counts as 2^1024.
        BigFloat value = double.IsInfinity(computed) ? BigFloat.Scale(Math.Sign(computed), 1024) : computed;
        long lastPlace = Math.Clamp(truth.Magnitude, -1022, 1023) - 52;
        return BigFloat.Scale(BigFloat.Abs(value - truth), -lastPlace).ToDouble();
    }

    /// <summary>The largest error of <paramref name="function"/> over <paramref name="points"/>, and where.</summary>
    public static (double Ulps, double At) Worst(Func<double, double> function, Func<BigFloat, BigFloat> truth, IEnumerable<double> points)
    {
        (double Ulps, double At) worst = (0.0, double.NaN);
        foreach (double x in points)
        {
            double ulps = Ulps(function(x), truth(x));
            if (!(ulps <= worst.Ulps))
                worst = (ulps, x);
        }

        return worst;
    }
}
