using System.Globalization;

namespace LazyRich.Cli.Rendering;

/// <summary>Bytes for people: powers of 1000.</summary>
internal static class Size
{
    private static readonly string[] units = ["bytes", "kB", "MB", "GB", "TB", "PB"];

    public static string Of(long bytes)
    {
        double size = bytes;
        int unit = 0;
        for (; size >= 1000 && unit < units.Length - 1; unit++)
            size /= 1000;
        string digits = unit == 0 || size >= 100 ? "0" : "0.0";
        return $"{size.ToString(digits, CultureInfo.InvariantCulture)} {units[unit]}";
    }
}
