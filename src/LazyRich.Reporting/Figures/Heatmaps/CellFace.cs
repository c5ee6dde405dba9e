using LazyRich.Dynamics.Regimes;
using LazyRich.Reporting.Drawing;
using LazyRich.Reporting.Reports;
using LazyRich.Reporting.Text;
using SkiaSharp;

namespace LazyRich.Reporting.Figures.Heatmaps;

/// <summary>How a cell looks: its colour, its text, its mark.</summary>
internal sealed record CellFace(SKColor Fill, string Text, CellMark Mark)
{
    /// <param name="scale">Of the panel's numbers; null for regimes.</param>
    /// <param name="group">Null where the study has no runs.</param>
    public static CellFace Of(HeatmapPanel panel, ValueScale? scale, FoldedGroup? group, bool impossible, RegimeThresholds thresholds)
    {
        if (group is null)
            return new(Ink.Empty, "", impossible ? CellMark.Impossible : CellMark.None);
        return (scale is null ? OfRegime(group, thresholds) : OfNumber(panel, scale, group.Values[panel.Value]))
            ?? (group.Failed == group.Runs ? new(Ink.Empty, "×", CellMark.Failed)
                : group.Succeeded == 0 ? new(Ink.Empty, "", CellMark.Unfinished)
                : new(Ink.Empty, "–", CellMark.Unknown));
    }

    private static CellFace? OfRegime(FoldedGroup group, RegimeThresholds thresholds) => group.Regime(thresholds) switch
    {
        null => null,
        Regime.DelayedRich => new(Ink.Of(Regime.DelayedRich), "delayed", CellMark.None),
        { } regime => new(Ink.Of(regime), regime.Name(), CellMark.None),
    };

    private static CellFace? OfNumber(HeatmapPanel panel, ValueScale scale, Folded folded)
    {
        if (folded.Median is not { } median)
            return folded.NotNumbers > 0 ? new(Ink.Empty, "NaN", CellMark.Diverged) : null;
        bool censored = double.IsPositiveInfinity(median);
        SKColor fill = ColorScale.At(panel.Colors, censored ? 1 : scale.Shows(median) ? scale.Place(median) : 0);
        return new(fill, ShortNumber.Typeset(median), censored ? CellMark.Censored : folded.Censored > 0 ? CellMark.SomeCensored : CellMark.None);
    }
}
