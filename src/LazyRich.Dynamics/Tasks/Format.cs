using System.Globalization;

namespace LazyRich.Dynamics.Tasks;

internal static class Format
{
    /// <summary>As a reader would type it: shortest that reads back, "NaN" and "∞" as words.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
