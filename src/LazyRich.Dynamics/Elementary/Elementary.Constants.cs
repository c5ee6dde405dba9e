namespace LazyRich.Dynamics;

public static partial class Elementary
{
    /// <summary>The first 32 bits of ln 2: its product with any exponent is exact.</summary>
    private const double Ln2High = 0.6931471803691238;

    /// <summary>ln 2 − <see cref="Ln2High"/>.</summary>
    private const double Ln2Low = 1.9082149292705877e-10;

    private const double Log2E = 1.4426950408889634;

    private const double SmallestNormal = 2.2250738585072014e-308;
}
