using LazyRich.Dynamics.Regimes;
using Spectre.Console;

namespace LazyRich.Cli.Rendering;

/// <summary>The regimes' colours on a terminal, near those of the figures.</summary>
internal static class RegimeStyle
{
    public static Style Of(Regime? regime) => regime switch
    {
        Regime.Lazy => new(Color.SkyBlue2),
        Regime.Rich => new(Color.Orange1),
        Regime.DelayedRich => new(Color.MediumVioletRed, decoration: Decoration.Bold),
        _ => Style.Plain,
    };
}
