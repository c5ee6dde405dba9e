namespace LazyRich.Dynamics;

public static partial class Elementary
{
    /// <summary>log₁₀ x, error ≤ 2 ulp.</summary>
    /// <remarks>−∞ at ±0, NaN below 0 and for NaN, +∞ at +∞.</remarks>
    public static double Log10(double x)
    {
        const double reciprocal = 0.4342944819032518;
        const double reciprocalLow = 1.098319650216765e-17;
        double log = Log(x);
        return double.IsFinite(log) ? Math.FusedMultiplyAdd(log, reciprocal, log * reciprocalLow) : log;
    }
}
