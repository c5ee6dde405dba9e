using LazyRich.Reporting.Figures.Curves;
using LazyRich.Reporting.Figures.Heatmaps;
using LazyRich.Reporting.Figures.Lines;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Figures;

/// <summary>Draws a figure of a stored study as a PNG, up to 2240 pixels wide.</summary>
public static class FigurePainter
{
    /// <param name="where">A condition on the runs; empty: all.</param>
    /// <exception cref="QueryException">The condition or a column is not understood.</exception>
    /// <exception cref="FigureException">The study has nothing that this figure could show.</exception>
    public static byte[] Paint(Figure figure, IStoreReader store, string study, string where) => figure switch
    {
        HeatmapFigure heatmap => HeatmapPainter.Paint(heatmap, HeatmapData.Read(heatmap, store, study, figure.Narrowed(where))),
        CurvesFigure curves => CurvesPainter.Paint(curves, CurvesData.Read(curves, store, study, figure.Narrowed(where))),
        LinesFigure lines => LinesPainter.Paint(lines, LinesData.Read(lines, store, study, figure.Narrowed(where))),
        _ => throw new NotSupportedException($"Figure {figure.Name} is of an unknown kind."),
    };
}
