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
        int exponent = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return Normal(decimal.Parse(e < 0 ? text : text.AsSpan(0, e), NumberStyles.Float, CultureInfo.InvariantCulture), exponent);
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
    public double Rounded()
    {
        // Fifteen digits and powers of ten up to 10²² are doubles, so one product or quotient rounds once; further out the parser does.
        decimal digits = decimal.Round(Mantissa * 1e14m);
        int shift = Exponent - 14;
        return shift is >= -22 and <= 22
            ? shift < 0 ? (double)(long)digits / PowersOfTen[-shift] : (double)(long)digits * PowersOfTen[shift]
            : double.Parse(string.Create(CultureInfo.InvariantCulture, $"{digits}E{shift}"), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];
}
