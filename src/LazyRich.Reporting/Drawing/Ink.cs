using LazyRich.Dynamics.Regimes;
using SkiaSharp;

namespace LazyRich.Reporting.Drawing;

/// <summary>The fixed colours of every figure.</summary>
internal static class Ink
{
    public static readonly SKColor Paper = SKColors.White;

    public static readonly SKColor Title = SKColor.Parse("#16181d");

    public static readonly SKColor Text = SKColor.Parse("#33373f");

    public static readonly SKColor Quiet = SKColor.Parse("#6b717d");

    public static readonly SKColor Rule = SKColor.Parse("#d9dce2");

    public static readonly SKColor Empty = SKColor.Parse("#f1f2f4");

    public static SKColor Of(Regime regime) => regime switch
    {
        Regime.Lazy => SKColor.Parse("#a9cfe8"),
        Regime.Rich => SKColor.Parse("#f0a03c"),
        _ => SKColor.Parse("#8c2d6b"),
    };

    /// <summary>Black or white, whichever reads better on a fill.</summary>
    public static SKColor On(SKColor fill) => OkLab.Lightness(fill) > 0.62 ? Title : Paper;
}
