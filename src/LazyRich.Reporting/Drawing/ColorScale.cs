using SkiaSharp;

namespace LazyRich.Reporting.Drawing;

/// <summary>Colour scales by name: perceptually uniform, and told apart without red against green.</summary>
public static class ColorScale
{
    /// <summary>The scale whose colours are told apart by name and not by order.</summary>
    public const string Distinct = "distinct";

    private static readonly Dictionary<string, SKColor[]> stops = new()
    {
        // Dark to light: what is large shines.
        ["viridis"] = Parse("#440154", "#482878", "#3e4a89", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6dcd59", "#b4de2c", "#fde725"),

        // Light to dark: what is nothing looks like nothing.
        ["amber"] = Parse("#fdf8ee", "#fbdfa5", "#f2b45a", "#dc7f2c", "#ad4d17", "#74260f"),
        ["ocean"] = Parse("#f2f8fa", "#bfdfe9", "#79b8d2", "#3a8bb5", "#1f5f8f", "#153a63"),

        // For lines on white: the sign is the hue, the middle is black.
        ["signed"] = Parse("#56b4f0", "#2277bb", "#17436b", "#151515", "#7a2c0c", "#c8500f", "#f59a45"),

        // For kinds without an order: eight hues (Okabe and Ito 2008, darkened for lines on white), never mixed.
        [Distinct] = Parse("#0067a8", "#d05a00", "#008a66", "#b8578f", "#1a1a1a", "#a17a00", "#3f9fd6", "#7a3f12"),
    };

    public static IReadOnlyCollection<string> Names => stops.Keys;

    /// <param name="share">0 … 1, clamped.</param>
    public static SKColor At(string name, double share) => OkLab.Mix(stops[name], share);

    /// <summary>The colour of one of several kinds; they begin again after eight.</summary>
    public static SKColor OfKind(int rank) => stops[Distinct][rank % stops[Distinct].Length];

    private static SKColor[] Parse(params ReadOnlySpan<string> colours)
    {
        var parsed = new SKColor[colours.Length];
        for (int i = 0; i < colours.Length; i++)
            parsed[i] = SKColor.Parse(colours[i]);
        return parsed;
    }
}
