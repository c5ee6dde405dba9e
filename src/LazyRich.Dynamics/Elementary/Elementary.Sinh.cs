namespace LazyRich.Dynamics;

public static partial class Elementary
{
    /// <summary>sinh x, relative error ≤ 2 ulp; −0 gives −0.</summary>
    /// <remarks>±∞ beyond ±710.48, NaN for NaN.</remarks>
    public static double Sinh(double x)
    {
        double size = Math.Abs(x);
        if (size < 22.0)
        {
            double e = ExpM1(size);
            return Math.CopySign(0.5 * (e + (e / (e + 1.0))), x);
        }

        // Beyond 709.78 e^x overflows before sinh x does: halve the exponent, then square.
        if (size < 709.0)
            return Math.CopySign(0.5 * Exp(size), x);
        double root = Exp(0.5 * size);
        return Math.CopySign(0.5 * root * root, x);
    }
}
