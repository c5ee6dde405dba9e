using SkiaSharp;

namespace LazyRich.Reporting.Figures.Heatmaps;

/// <summary>Where everything of a heatmap figure lies, in units of the sheet.</summary>
/// <param name="labels">Width of the widest row label.</param>
internal sealed class HeatmapLayout(int panels, int rows, int columns, float labels)
{
    public const float Margin = 28;
    public const float PanelHead = 34;
    private const float Widest = 1120;

    /// <summary>Room for the key of the regimes beside its title.</summary>
    private const float Narrowest = 800;
    private const float WidestCell = 200;
    private const int MostHighRows = 16;
    private const float Header = 96;
    private const float PanelGap = 26;
    private const float Axis = 50;
    private const float Footer = 30;

    public float RowLabels { get; } = Math.Clamp(labels + 16, 112, 260);

    public float CellWidth => Math.Min(WidestCell, (Widest - Margin - GridLeft) / columns);

    /// <summary>Whether a row has room for its remark below its title; beside it otherwise.</summary>
    public static bool StacksLabels(int rows) => rows <= MostHighRows;

    public float CellHeight { get; } = rows <= 6 ? 40 : rows <= MostHighRows ? 30 : 24;

    public float Width => Math.Max(Narrowest, GridRight + Margin);

    /// <summary>Where titles, bars and keys end.</summary>
    public float Right => Width - Margin;

    public float GridRight => GridLeft + (CellWidth * columns);

    public float GridHeight => CellHeight * rows;

    public float Height => Header + (panels * (PanelHead + GridHeight)) + ((panels - 1) * PanelGap) + Axis + Footer;

    public float AxisTop => GridTop(panels - 1) + GridHeight;

    public float FooterBaseline => Height - 14;

    private float GridLeft => Margin + RowLabels;

    public float PanelTop(int panel) => Header + (panel * (PanelHead + GridHeight + PanelGap));

    public float GridTop(int panel) => PanelTop(panel) + PanelHead;

    /// <summary>Each edge is placed on its own, so that neither gaps nor overlaps come from rounding.</summary>
    public SKRect Cell(int panel, int row, int column) => new(
        GridLeft + (column * CellWidth),
        GridTop(panel) + (row * CellHeight),
        GridLeft + ((column + 1) * CellWidth),
        GridTop(panel) + ((row + 1) * CellHeight));
}
