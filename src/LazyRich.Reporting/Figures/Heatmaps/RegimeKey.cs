using System.Globalization;
using LazyRich.Dynamics.Regimes;
using LazyRich.Reporting.Drawing;

namespace LazyRich.Reporting.Figures.Heatmaps;

/// <summary>What the regimes' colours mean, with the thresholds that divide them, at the right of the panel's title.</summary>
internal static class RegimeKey
{
    public static void Paint(Sheet sheet, float right, float baseline, RegimeThresholds limits)
    {
        string lazy = limits.KernelDistance.ToString("0.#####", CultureInfo.InvariantCulture);
        (Regime Regime, string Text)[] entries =
        [
            (Regime.DelayedRich, "delayed-rich: the kernel moves long after the loss"),
            (Regime.Rich, "rich: they move together"),
            (Regime.Lazy, $"lazy: kernel distance < {lazy}"),
        ];
        foreach ((Regime regime, string text) in entries)
        {
            float left = right - Sheet.Measure(text, TextStyle.Small);
            sheet.Text(text, left, baseline, TextStyle.Small);
            sheet.Fill(new(left - 18, baseline - 10, left - 6, baseline + 2), Ink.Of(regime));
            right = left - 18 - 20;
        }
    }
}
