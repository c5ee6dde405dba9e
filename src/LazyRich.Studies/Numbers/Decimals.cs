namespace LazyRich.Studies.Numbers;

/// <summary>Logarithm and exponential to 26 digits and more, in decimal arithmetic.</summary>
internal static class Decimals
{
    private const decimal Ln2 = 0.6931471805599453094172321215m;
    private const decimal Ln10 = 2.3025850929940456840179914547m;

    /// <summary>ln x for x &gt; 0: powers of ten and two are taken out, 2·atanh((f−1)/(f+1)) does the rest.</summary>
    public static decimal Log(Scaled x)
    {
        decimal f = x.Mantissa;
        int halvings = 0;
        for (; f > 1.5m; halvings++)
            f /= 2;
        decimal z = (f - 1) / (f + 1), square = z * z, term = z, sum = 0;
        for (int k = 1; term != 0; k += 2)
        {
            sum += term / k;
            term *= square;
        }

        return (2 * sum) + (halvings * Ln2) + (x.Exponent * Ln10);
    }

    /// <summary>eʸ: the power of ten is split off, Taylor's series does the rest, |r| ≤ ½ ln 10.</summary>
    public static Scaled Exp(decimal y)
    {
        int exponent = (int)decimal.Round(y / Ln10);
        decimal r = y - (exponent * Ln10), term = 1, sum = 1;
        for (int k = 1; term != 0; k++)
        {
            term = term * r / k;
            sum += term;
        }

        return Scaled.Normal(sum, exponent);
    }
}
