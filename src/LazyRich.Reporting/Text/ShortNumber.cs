using System.Globalization;

namespace LazyRich.Reporting.Text;

/// <summary>Numbers for people: three significant digits (two below 0.01), no exponent where a plain number is as short.</summary>
public static class ShortNumber
{
    /// <summary><c>0.227</c>, <c>4.51</c>, <c>322</c>, <c>2.2e-8</c>, <c>1.2e5</c>, <c>∞</c>, <c>NaN</c>; "–" for null.</summary>
    public static string Format(double? value)
    {
        if (value is not double number)
            return "–";
        if (double.IsNaN(number))
            return "NaN";
        if (double.IsInfinity(number))
            return number > 0 ? "∞" : "-∞";
        double size = Math.Abs(number);
        if (size == 0)
            return "0";
        if (size is >= 1e-3 and < 99999.5)
        {
            double rounded = double.Parse(number.ToString(size < 0.00995 ? "G2" : "G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            return (size >= 999.5 ? Math.Round(number) : rounded).ToString("0.#######", CultureInfo.InvariantCulture);
        }

        string text = number.ToString("0.0e-0", CultureInfo.InvariantCulture);
        return text.Replace(".0e", "e", StringComparison.Ordinal);
    }

    /// <summary>The same with a true minus sign, for pictures.</summary>
    public static string Typeset(double? value) => Format(value) is ['-', .. var size] ? "−" + size : Format(value);
}
