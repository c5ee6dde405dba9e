using SkiaSharp;

namespace LazyRich.Reporting.Figures.Heatmaps;

/// <summary>Where everything of a heatmap figure lies, in units of the sheet.</summary>
internal sealed class HeatmapLayout(int panels, int rows, int columns)
{
    public const float Width = 1120;
    public const float Margin = 28;
    public const float RowLabels = 112;
    public const float Header = 96;
    public const float PanelHead = 34;
    private const float PanelGap = 26;
    private const float Axis = 50;
    private const float Footer = 30;

    private const float GridLeft = Margin + RowLabels;

    public float CellWidth { get; } = Math.Min(150, (Width - Margin - GridLeft) / columns);

    public float CellHeight { get; } = rows <= 6 ? 40 : rows <= 16 ? 30 : 24;

    public float GridRight => GridLeft + (CellWidth * columns);

    public float GridHeight => CellHeight * rows;

    public float Height => Header + (panels * (PanelHead + GridHeight)) + ((panels - 1) * PanelGap) + Axis + Footer;

    public float PanelTop(int panel) => Header + (panel * (PanelHead + GridHeight + PanelGap));

    public float GridTop(int panel) => PanelTop(panel) + PanelHead;

    public float AxisTop => GridTop(panels - 1) + GridHeight;

    public float FooterBaseline => Height - 14;

    /// <summary>Each edge is placed on its own, so that neither gaps nor overlaps come from rounding.</summary>
    public SKRect Cell(int panel, int row, int column) => new(
        GridLeft + (column * CellWidth),
        GridTop(panel) + (row * CellHeight),
        GridLeft + ((column + 1) * CellWidth),
        GridTop(panel) + ((row + 1) * CellHeight));
}
