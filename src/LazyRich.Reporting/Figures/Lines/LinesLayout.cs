using SkiaSharp;

namespace LazyRich.Reporting.Figures.Lines;

/// <summary>
/// Where the panels of a lines figure lie, in units of the sheet. Values go down and panels across; a figure that has only one of both fills rows of three, or two rows of two.
/// </summary>
internal sealed class LinesLayout
{
    public const float Margin = 28;
    private const float AxisWidth = 62;
    private const float Gap = 34;
    private const float PanelHead = 28;
    private const float Below = 58;
    private const float Footer = 26;

    private readonly int values;
    private readonly int panels;
    private readonly float header;

    /// <param name="key">Height of the key of colours.</param>
    public LinesLayout(int values, int panels, float key)
    {
        (this.values, this.panels) = (values, panels);
        header = 84 + (key > 0 ? key + 8 : 0);
        Across = values > 1 && panels > 1 ? Math.Min(4, panels) : values * panels == 4 ? 2 : Math.Min(3, values * panels);
        Width = Across == 1 ? 760 : 1120;
        PlotHeight = Across switch { 1 => 340, 2 => 300, _ => 250 };
        PlotWidth = (Width - (2 * Margin) - (SharesAxis ? AxisWidth : Across * AxisWidth) - ((Across - 1) * Gap)) / Across;
    }

    public int Across { get; }

    public float Width { get; }

    public float PlotWidth { get; }

    public float PlotHeight { get; }

    public float Height => header + (Rows * RowHeight) + Footer;

    public float FooterBaseline => Height - 14;

    /// <summary>Whether the panels of a row show one value, so that only the first needs numbers at its axis.</summary>
    public bool SharesAxis => panels > 1;

    private int Rows => values == 1 || panels == 1 ? ((values * panels) + Across - 1) / Across : values * RowsOfValue;

    private int RowsOfValue => (panels + Across - 1) / Across;

    private float RowHeight => PanelHead + PlotHeight + Below;

    /// <summary>The box of a plot's data.</summary>
    public SKRect Plot(int value, int panel)
    {
        (int row, int column) = panels == 1 ? Math.DivRem(value, Across) : ((value * RowsOfValue) + (panel / Across), panel % Across);
        float left = Margin + AxisWidth + (column * (PlotWidth + Gap + (SharesAxis ? 0 : AxisWidth)));
        float top = header + (row * RowHeight) + PanelHead;
        return new(left, top, left + PlotWidth, top + PlotHeight);
    }

    public bool IsFirstInRow(int panel) => !SharesAxis || panel % Across == 0;
}
