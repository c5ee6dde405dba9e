using LazyRich.Reporting.Drawing;
using LazyRich.Reporting.Reports;
using LazyRich.Reporting.Text;
using SkiaSharp;

namespace LazyRich.Reporting.Figures.Heatmaps;

/// <summary>Draws single cells, and remembers which marks it used so that the legend explains those and no others.</summary>
internal sealed class CellPainter(Sheet sheet, float cellWidth)
{
    private readonly HashSet<Mark> used = [];

    private enum Mark
    {
        Censored,
        SomeCensored,
        Impossible,
        Unfinished,
    }

    /// <summary>A point without runs.</summary>
    public void Missing(SKRect box, bool impossible)
    {
        sheet.Fill(Inner(box), Ink.Empty);
        if (!impossible)
            return;
        sheet.Hatch(Inner(box), Ink.Rule);
        used.Add(Mark.Impossible);
    }

    public void Regime(SKRect box, Regime? regime, FoldedGroup group)
    {
        if (regime is not { } known)
        {
            Unknown(box, group);
            return;
        }

        SKColor fill = Ink.Of(known);
        sheet.Fill(Inner(box), fill);
        Write(box, known == Reports.Regime.DelayedRich ? "delayed" : known.Name(), fill);
    }

    public void Number(SKRect box, FoldedGroup group, HeatmapPanel panel, ValueScale scale)
    {
        Folded folded = group.Values[panel.Value];
        if (folded.Median is not { } median)
        {
            Unknown(box, group);
            return;
        }

        bool censored = double.IsPositiveInfinity(median);
        SKColor fill = ColorScale.At(panel.Colors, censored ? 1 : scale.Shows(median) ? scale.Place(median) : 0);
        sheet.Fill(Inner(box), fill);
        if (censored)
        {
            sheet.Hatch(Inner(box), Ink.On(fill).WithAlpha(110));
            used.Add(Mark.Censored);
        }
        else if (folded.Censored > 0)
        {
            sheet.Corner(Inner(box), Ink.On(fill));
            used.Add(Mark.SomeCensored);
        }

        Write(box, ShortNumber.Typeset(median), fill);
    }

    public void PaintLegend(float x, float baseline)
    {
        foreach (Mark mark in used.Order())
        {
            var sample = new SKRect(x, baseline - 10, x + 16, baseline + 2);
            sheet.Fill(sample, Ink.Empty);
            if (mark is Mark.SomeCensored)
                sheet.Corner(sample, Ink.Text);
            else if (mark is not Mark.Unfinished)
                sheet.Hatch(sample, mark is Mark.Censored ? Ink.Quiet : Ink.Rule);
            string text = mark switch
            {
                Mark.Censored => "∞: the median run never arrives (right-censored)",
                Mark.SomeCensored => "some runs never arrive; they count as ∞ in the median",
                Mark.Impossible => "no such weights: the width forbids this λ",
                _ => "not computed yet",
            };
            sheet.Text(text, sample.Right + 7, baseline, TextStyle.Small);
            x = sample.Right + 7 + Sheet.Measure(text, TextStyle.Small) + 26;
        }
    }

    private void Unknown(SKRect box, FoldedGroup group)
    {
        sheet.Fill(Inner(box), Ink.Empty);
        if (group.Succeeded == 0)
            used.Add(Mark.Unfinished);
        else
            Write(box, "–", Ink.Empty);
    }

    /// <summary>Nothing is written where it would not fit: the colour still says it.</summary>
    private void Write(SKRect box, string text, SKColor fill)
    {
        var style = new TextStyle(Math.Min(11.5f, box.Height / 2.2f), Ink.On(fill), Align: SKTextAlign.Center);
        float natural = Sheet.Measure(text, style), room = cellWidth - 5;
        if (natural > room)
            style = style with { Size = style.Size * room / natural };
        if (style.Size >= 7.5f)
            sheet.Text(text, box.MidX, box.MidY + (style.Size * 0.36f), style);
    }

    /// <summary>A hairline of paper between cells that are wide enough for it.</summary>
    private SKRect Inner(SKRect box) => cellWidth < 8 ? box : new(box.Left + 0.5f, box.Top + 0.5f, box.Right - 0.5f, box.Bottom - 0.5f);
}
