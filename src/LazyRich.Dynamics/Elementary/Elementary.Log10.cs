namespace LazyRich.Dynamics;

public static partial class Elementary
{
    /// <summary>log₁₀ x, error ≤ 1 ulp, exact for powers of ten.</summary>
    /// <remarks>−∞ at ±0, NaN below 0 and for NaN, +∞ at +∞.</remarks>
    public static double Log10(double x)
    {
        if (!(x > 0.0) || double.IsPositiveInfinity(x))
            return Log(x);
        DoubleDouble reciprocalOfLn10 = new(0.4342944819032518, 1.098319650216765e-17);
        return (LogWide(x) * reciprocalOfLn10).High;
    }
}
