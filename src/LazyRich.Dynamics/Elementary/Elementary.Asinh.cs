namespace LazyRich.Dynamics;

public static partial class Elementary
{
    /// <summary>arsinh x, relative error ≤ 2 ulp; −0 gives −0.</summary>
    /// <remarks>±∞ at ±∞, NaN for NaN.</remarks>
    public static double Asinh(double x)
    {
        const double ln2 = 0.6931471805599453;
        double size = Math.Abs(x);

        // From 2²⁸ on, 1/(4x²) is below half an ulp of the logarithm.
        if (size > 268435456.0)
            return Math.CopySign(Log(size) + ln2, x);
        double square = size * size;
        double root = Math.Sqrt(1.0 + square);
        double value = size > 2.0 ? Log((2.0 * size) + (1.0 / (root + size))) : Log1P(size + (square / (1.0 + root)));
        return Math.CopySign(value, x);
    }
}
