using System.Globalization;

namespace LazyRich.Studies.Plan;

/// <summary>Doubles in JSON as RFC 8785 (JSON canonicalisation) and so ECMAScript write them, so that any language can compute a run's key.</summary>
internal static class JsonNumber
{
    /// <param name="value">Finite. −0 is written 0.</param>
    public static string Write(double value)
    {
        if (value == 0)
            return "0";
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        string sign = value < 0 ? "-" : "";
        text = text[sign.Length..];
        int e = text.IndexOf('E', StringComparison.Ordinal);
        int exponent = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string plain = e < 0 ? text : text[..e];
        int point = plain.IndexOf('.', StringComparison.Ordinal);
        string digits = plain.Replace(".", "", StringComparison.Ordinal);

        // value = 0.digits × 10^n
        int n = (point < 0 ? plain.Length : point) + exponent;
        int leading = digits.Length - digits.TrimStart('0').Length;
        digits = digits[leading..].TrimEnd('0');
        return sign + Layout(digits, n - leading);
    }

    private static string Layout(string digits, int n)
    {
        int k = digits.Length;
        if (k <= n && n <= 21)
            return digits + new string('0', n - k);
        if (n is > 0 and <= 21)
            return $"{digits[..n]}.{digits[n..]}";
        if (n is > -6 and <= 0)
            return $"0.{new string('0', -n)}{digits}";
        string exponent = n > 0 ? $"e+{n - 1}" : $"e-{1 - n}";
        return k == 1 ? digits + exponent : $"{digits[..1]}.{digits[1..]}{exponent}";
    }
}
