using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics;

public static partial class Elementary
{
    /// <summary>ln x of a positive finite number to about 2⁻¹⁰⁰, for functions that multiply a logarithm before they round.</summary>
    private static DoubleDouble LogWide(double x)
    {
        (Lane1 exponent, Lane1 fraction) = ReduceLogarithm(new Lane1(x));
        DoubleDouble f = fraction[0];
        DoubleDouble s = f / (f + 2.0);
        DoubleDouble z = s * s;

        // artanh s = s·Σ zⁿ/(2n + 1), z < 0.0295: nineteen terms leave 2⁻¹⁰⁰.
        DoubleDouble sum = 0.0;
        for (int n = 19; n >= 0; n--)
            sum = (sum * z) + (new DoubleDouble(1.0, 0.0) / ((2.0 * n) + 1.0));
        DoubleDouble ln2 = new(0.6931471805599453, 2.3190468138462996e-17);
        return (ln2 * exponent[0]) + (s * sum * 2.0);
    }
}
