using System.Globalization;

namespace LazyRich.Studies.Numbers;

/// <summary>How numbers are rounded and written.</summary>
internal static class Digits
{
    /// <summary>To 15 significant digits, −0 to 0; NaN and infinities stay.</summary>
    public static double Round15(double value) =>
        double.IsFinite(value) ? double.Parse(value.ToString("E14", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + 0.0 : value;

    /// <summary>As a reader would write it: shortest digits that give the same double.</summary>
    public static string Show(double value) => Plan.JsonNumber.Write(value);

    public static string Show(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
