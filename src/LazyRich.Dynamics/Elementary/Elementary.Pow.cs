using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics;

public static partial class Elementary
{
    /// <summary>x^y for x ≥ 0, error ≤ 1 ulp, exact where the result is a double; where the result is subnormal, ≤ 1 subnormal spacing.</summary>
    /// <remarks>x^0 is 1 for every x, NaN included; NaN for x below 0, whatever y ≠ 0; at 0 and ∞ the limits.</remarks>
    public static double Pow(double x, double y)
    {
        if (y == 0.0 || x == 1.0)
            return 1.0;
        if (!(x >= 0.0) || double.IsNaN(y))
            return double.NaN;
        if (x == 0.0 || double.IsInfinity(x) || double.IsInfinity(y))
            return x > 1.0 == y > 0.0 ? double.PositiveInfinity : 0.0;

        DoubleDouble log = LogWide(x);
        double rough = log.High * y;
        return Math.Abs(rough) < 800.0 ? Exp(log * y) : Exp(rough);
    }

    /// <summary>10^x, error ≤ 1 ulp, the nearest double for whole x in −22 … 22.</summary>
    public static double Exp10(double x)
    {
        // 10²² is the last power of ten that is a double; dividing by an exact one rounds once.
        bool reciprocalIsExact = x is < 0.0 and >= -22.0 && x == Math.Floor(x);
        return reciprocalIsExact ? 1.0 / Pow(10.0, -x) : Pow(10.0, x);
    }

    private static double Exp(DoubleDouble x)
    {
        (Lane1 k, Lane1 r, Lane1 tail) = ReduceExponent(new Lane1(x.High));
        double sum = 1.0 + r[0];
        double rest = (r[0] - (sum - 1.0)) + Math.FusedMultiplyAdd(sum + tail[0], x.Low, tail[0]);
        double half = Math.Round(0.5 * k[0], MidpointRounding.ToEven);
        return Lane1.Scale(Lane1.Scale(new Lane1(sum + rest), new Lane1(half)), k - new Lane1(half))[0];
    }
}
