using System.Globalization;

namespace LazyRich.Studies.Numbers;

/// <summary>
/// A decimal number m·10^e with 1 ≤ |m| &lt; 10 and 28 digits. Its arithmetic is on integers, so it is the same on every machine, and a double
/// enters it as the decimal its reader typed: .1 is one tenth.
/// </summary>
internal readonly record struct Scaled(decimal Mantissa, int Exponent)
{
    public static Scaled Of(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        int e = text.IndexOf('E', StringComparison.Ordinal);
        return e < 0
            ? Normal(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), 0)
            : Normal(decimal.Parse(text[..e], NumberStyles.Float, CultureInfo.InvariantCulture), int.Parse(text[(e + 1)..], CultureInfo.InvariantCulture));
    }

    public static Scaled Normal(decimal mantissa, int exponent)
    {
        if (mantissa == 0)
            return new(0, 0);
        for (; Math.Abs(mantissa) >= 10; exponent++)
            mantissa /= 10;
        for (; Math.Abs(mantissa) < 1; exponent--)
            mantissa *= 10;
        return new(mantissa, exponent);
    }

    public static Scaled operator *(Scaled a, Scaled b) => Normal(a.Mantissa * b.Mantissa, a.Exponent + b.Exponent);

    /// <summary>The nearest double to this number at 15 significant digits.</summary>
    public double Rounded() =>
        double.Parse($"{decimal.Round(Mantissa, 14).ToString(CultureInfo.InvariantCulture)}E{Exponent}", NumberStyles.Float, CultureInfo.InvariantCulture);
}
