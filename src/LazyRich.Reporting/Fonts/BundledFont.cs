using ScottPlot;
using SkiaSharp;

namespace LazyRich.Reporting.Fonts;

/// <summary>
/// Inter, from this assembly's resources. Figures use nothing else: a fresh machine or a container has no fonts and no fontconfig, and a
/// figure must not change with what is installed. Thread-safe.
/// </summary>
public static class BundledFont
{
    /// <summary>The family's name, as ScottPlot is told it.</summary>
    public const string Name = "Inter";

    private static readonly Lazy<SKTypeface> regular = new(() => Load("Inter-Regular.otf"));

    private static readonly Lazy<SKTypeface> semiBold = new(() => Load("Inter-SemiBold.otf"));

    private static readonly Lazy<bool> registered = new(() =>
    {
        ScottPlot.Fonts.FontResolvers.Insert(0, new Resolver());
        ScottPlot.Fonts.Default = ScottPlot.Fonts.Sans = ScottPlot.Fonts.Serif = ScottPlot.Fonts.Monospace = Name;
        return true;
    });

    public static SKTypeface Regular => regular.Value;

    public static SKTypeface SemiBold => semiBold.Value;

    /// <summary>Makes ScottPlot draw with the bundled font, whatever it is asked for. Repeats do nothing.</summary>
    public static bool UseInPlots() => registered.Value;

    private static SKTypeface Load(string file)
    {
        using Stream stream = typeof(BundledFont).Assembly.GetManifestResourceStream($"LazyRich.Reporting.Fonts.{file}")
            ?? throw new FileNotFoundException($"The font {file} is missing from this build.");
        return SKTypeface.FromStream(stream);
    }

    private sealed class Resolver : IFontResolver
    {
        public SKTypeface CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
            weight >= FontWeight.SemiBold ? SemiBold : Regular;

        public SKTypeface CreateTypeface(string fontName, bool bold, bool italic) => bold ? SemiBold : Regular;
    }
}
