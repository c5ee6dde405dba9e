using SkiaSharp;

namespace LazyRich.Reporting.Drawing;

/// <summary>Colours mixed in OKLab (Ottosson 2020), where equal steps look equal. Not part of any result: bits do not matter here.</summary>
internal static class OkLab
{
    /// <param name="stops">At least two, evenly spaced over 0 … 1.</param>
    /// <param name="share">Clamped to 0 … 1.</param>
    public static SKColor Mix(ReadOnlySpan<SKColor> stops, double share)
    {
        double place = Math.Clamp(share, 0, 1) * (stops.Length - 1);
        int below = Math.Min((int)place, stops.Length - 2);
        (double l1, double a1, double b1) = From(stops[below]);
        (double l2, double a2, double b2) = From(stops[below + 1]);
        double t = place - below;
        return To(l1 + ((l2 - l1) * t), a1 + ((a2 - a1) * t), b1 + ((b2 - b1) * t));
    }

    /// <summary>Perceived lightness, 0 black … 1 white.</summary>
    public static double Lightness(SKColor colour) => From(colour).L;

    private static (double L, double A, double B) From(SKColor colour)
    {
        double r = Linear(colour.Red), g = Linear(colour.Green), b = Linear(colour.Blue);
        double l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
        double m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
        double s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
        return ((0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s),
            (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s),
            (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s));
    }

    private static SKColor To(double lightness, double a, double b)
    {
        double l = Cube(lightness + (0.3963377774 * a) + (0.2158037573 * b));
        double m = Cube(lightness - (0.1055613458 * a) - (0.0638541728 * b));
        double s = Cube(lightness - (0.0894841775 * a) - (1.2914855480 * b));
        return new(
            Byte((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s)),
            Byte((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s)),
            Byte((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s)));
    }

    private static double Cube(double x) => x * x * x;

    private static double Linear(byte channel)
    {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    private static byte Byte(double linear)
    {
        double c = linear <= 0.0031308 ? linear * 12.92 : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055;
        return (byte)Math.Round(Math.Clamp(c, 0, 1) * 255);
    }
}
