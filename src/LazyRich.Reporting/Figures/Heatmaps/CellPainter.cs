using LazyRich.Reporting.Drawing;
using SkiaSharp;

namespace LazyRich.Reporting.Figures.Heatmaps;

/// <summary>Draws a panel's cells, and remembers which marks it used so that the legend explains those and no others.</summary>
internal sealed class CellPainter(Sheet sheet, HeatmapLayout layout)
{
    private const float LargestText = 11.5f;
    private const float SmallestText = 7.5f;

    private readonly SortedSet<CellMark> used = [];

    /// <param name="faces">[row, column]</param>
    public void Paint(int panel, CellFace?[,] faces)
    {
        float size = TextSize(faces);
        for (int row = 0; row < faces.GetLength(0); row++)
        {
            for (int column = 0; column < faces.GetLength(1); column++)
                Paint(Inner(layout.Cell(panel, row, column)), faces[row, column]!, size);
        }
    }

    public void PaintLegend(float x, float baseline)
    {
        foreach (CellMark mark in used)
        {
            var sample = new SKRect(x, baseline - 10, x + 16, baseline + 2);
            sheet.Fill(sample, Ink.Empty);
            PaintMark(sample, mark, mark == CellMark.Impossible ? Ink.Rule : Ink.Quiet);
            string text = Explain(mark);
            sheet.Text(text, sample.Right + 7, baseline, TextStyle.Small);
            x = sample.Right + 7 + Sheet.Measure(text, TextStyle.Small) + 26;
        }
    }

    private static string Explain(CellMark mark) => mark switch
    {
        CellMark.Censored => "∞: the median run never arrives (right-censored)",
        CellMark.SomeCensored => "some runs never arrive; they count as ∞ in the median",
        CellMark.Impossible => "no such weights: the width forbids this λ",
        CellMark.Diverged => "NaN: the runs diverged",
        CellMark.Failed => "×: the runs failed",
        CellMark.Unknown => "–: these runs have no such number",
        _ => "not computed yet",
    };

    /// <summary>One size for a whole panel; 0 where not every number fits: the colours still say it, and nothing looks left out.</summary>
    private float TextSize(CellFace?[,] faces)
    {
        var style = new TextStyle(LargestText, Ink.Text);
        float widest = faces.Cast<CellFace>().Max(face => Sheet.Measure(face.Text, style));
        float size = Math.Min(Math.Min(LargestText, layout.CellHeight / 2.2f), LargestText * (layout.CellWidth - 5) / Math.Max(1, widest));
        return size >= SmallestText ? size : 0;
    }

    private void Paint(SKRect box, CellFace face, float size)
    {
        sheet.Fill(box, face.Fill);
        if (face.Mark != CellMark.None)
        {
            used.Add(face.Mark);
            PaintMark(box, face.Mark, face.Mark == CellMark.Impossible ? Ink.Rule : Ink.On(face.Fill));
        }

        if (size > 0 && face.Text.Length > 0)
            sheet.Text(face.Text, box.MidX, box.MidY + (size * 0.36f), new(size, Ink.On(face.Fill), Align: SKTextAlign.Center));
    }

    private void PaintMark(SKRect box, CellMark mark, SKColor colour)
    {
        if (mark == CellMark.SomeCensored)
            sheet.Corner(box, colour);
        else if (mark == CellMark.Censored)
            sheet.Hatch(box, colour.WithAlpha(110));
        else if (mark == CellMark.Impossible)
            sheet.Hatch(box, colour);
    }

    /// <summary>A hairline of paper between cells that are wide enough for it.</summary>
    private SKRect Inner(SKRect box) => layout.CellWidth < 8 ? box : new(box.Left + 0.5f, box.Top + 0.5f, box.Right - 0.5f, box.Bottom - 0.5f);
}
