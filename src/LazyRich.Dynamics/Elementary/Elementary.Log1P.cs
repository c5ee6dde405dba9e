using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics;

public static partial class Elementary
{
    /// <summary>ln(1 + x), relative error ≤ 1 ulp down to the smallest x; −0 gives −0.</summary>
    /// <remarks>−∞ at −1, NaN below and for NaN, +∞ at +∞.</remarks>
    public static double Log1P(double x)
    {
        if (!(x > -1.0))
            return x == -1.0 ? double.NegativeInfinity : double.NaN;
        if (Math.Abs(x) < 1.1102230246251565e-16 || double.IsPositiveInfinity(x))
            return x;
        if (x is > -0.29289 and < 0.41421)
            return LogOnePlus(new Lane1(x), new Lane1(0.0), new Lane1(0.0))[0];

        // 1 + x rounds; what it lost enters to first order, its square being below 2⁻¹⁰⁶.
        double sum = 1.0 + x;
        double lost = x > 1.0 ? 1.0 - (sum - x) : x - (sum - 1.0);
        (Lane1 k, Lane1 f) = ReduceLogarithm(new Lane1(sum));
        return LogOnePlus(f, k, new Lane1(lost / sum))[0];
    }
}
