using System.Globalization;

namespace LazyRich.Reporting.Text;

/// <summary>Powers of ten as they are set in print.</summary>
public static class PowerOfTen
{
    private const string Digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>0.001 … 1000 as they are; 10⁻⁴ and 10⁴ beyond.</summary>
    public static string Typeset(int exponent) =>
        exponent is >= -3 and <= 3
            ? Math.Pow(10, exponent).ToString("0.###", CultureInfo.InvariantCulture)
            : $"10{(exponent < 0 ? "⁻" : "")}{Raised(Math.Abs(exponent))}";

    private static string Raised(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => Digits[digit - '0']));
}
