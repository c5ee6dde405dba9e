using LazyRich.Studies.Numbers;

namespace LazyRich.Studies.Generators;

/// <summary>
/// Spaced numbers. Each is the exact value of its formula rounded to 15 significant digits (28-digit decimals inside), so a number is the same
/// double from whichever generator, list or machine it comes. Both ends are included as they are given.
/// </summary>
internal static class Generate
{
    /// <summary>How many values a + i·step has up to b; exact, so [0, 1, 0.1] has eleven.</summary>
    public static decimal CountOfRange(double a, double b, double step)
    {
        int unit = Unit(a, b, step);
        decimal width = At(b, unit) - At(a, unit), each = At(step, unit);

        // A step that vanishes beside the ends at 28 digits asks for more values than anyone can hold.
        return each == 0 || Math.Abs(each) < Math.Abs(width) * 1e-18m ? decimal.MaxValue : decimal.Floor(width / each) + 1;
    }

    /// <summary>a + i·step, i = 0 … while it has not passed b.</summary>
    public static double[] Range(double a, double b, double step)
    {
        int unit = Unit(a, b, step);
        decimal first = At(a, unit), each = At(step, unit);
        var values = new double[(int)CountOfRange(a, b, step)];
        for (int i = 0; i < values.Length; i++)
            values[i] = Scaled.Normal(first + (i * each), unit).Rounded();
        return values;
    }

    /// <summary>a + (b − a)·i/(n − 1), i = 0 … n − 1; n ≥ 2.</summary>
    public static double[] Linspace(double a, double b, int points)
    {
        int unit = Unit(a, b);
        decimal first = At(a, unit), width = At(b, unit) - first;
        var values = new double[points];
        for (int i = 1; i < points - 1; i++)
            values[i] = Scaled.Normal(first + (width * i / (points - 1)), unit).Rounded();
        (values[0], values[^1]) = (a, b);
        return values;
    }

    /// <summary>a·(b/a)^(i/(n − 1)), i = 0 … n − 1; a, b &gt; 0, n ≥ 2.</summary>
    public static double[] Logspace(double a, double b, int points)
    {
        Scaled current = Scaled.Of(a);
        Scaled ratio = Decimals.Exp((Decimals.Log(Scaled.Of(b)) - Decimals.Log(current)) / (points - 1));
        var values = new double[points];
        for (int i = 1; i < points - 1; i++)
        {
            current *= ratio;
            values[i] = current.Rounded();
        }

        (values[0], values[^1]) = (a, b);
        return values;
    }

    /// <summary>−b … −a, 0, a … b with (n − 1)/2 log-spaced values a side; 0 &lt; a &lt; b, n odd, n ≥ 5.</summary>
    public static double[] Symlog(double a, double b, int points)
    {
        int side = (points - 1) / 2;
        double[] positive = Logspace(a, b, side);
        var values = new double[points];
        for (int i = 0; i < side; i++)
        {
            values[side + 1 + i] = positive[i];
            values[side - 1 - i] = -positive[i];
        }

        return values;
    }

    // The power of ten by which all three fit 28 digits.
    private static int Unit(params ReadOnlySpan<double> values)
    {
        int? largest = null;
        foreach (double value in values)
        {
            if (value != 0)
                largest = Math.Max(largest ?? int.MinValue, Scaled.Of(value).Exponent);
        }

        return largest ?? 0;
    }

    private static decimal At(double value, int unit)
    {
        Scaled scaled = Scaled.Of(value);
        decimal mantissa = scaled.Mantissa;
        for (int i = scaled.Exponent; i < unit && mantissa != 0; i++)
            mantissa /= 10;
        return mantissa;
    }
}
