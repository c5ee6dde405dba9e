using LazyRich.Reporting.Figures;
using LazyRich.Reporting.Figures.Heatmaps;
using LazyRich.Reporting.Reports;
using SkiaSharp;

namespace LazyRich.Reporting.Tests.Figures;

public sealed class HeatmapDataTests
{
    private static readonly HeatmapFigure figure = new("f", "", "lambda", "architecture", [new("", "time_to_1pct", "", AxisScale.Log, "viridis")]);

    [Fact]
    public void Of_Groups_OrdersColumnsAndKeepsTheRowsOfThePlan()
    {
        HeatmapData data = Of(["5-5-5", 1.0], ["5-5-5", -1.0], ["3-3-3", 0.0]);

        Assert.Equal([-1.0, 0.0, 1.0], data.Xs);
        Assert.Equal(["5-5-5", "3-3-3"], data.Rows.Select(row => row.Title));
        Assert.NotNull(data.Cells[0, 2]);
        Assert.Null(data.Cells[1, 2]);
    }

    [Fact]
    public void Impossible_MissingCell_IsToldFromOneThatWasNotAskedFor()
    {
        HeatmapData data = Of(["10-5-5", -1.0], ["3-5-3", 0.0], ["10-5-5", 1.0]);

        Assert.True(data.Impossible(figure, 1, 0));
        Assert.False(data.Impossible(figure, 0, 1));
    }

    [Fact]
    public void Of_ScalesThatShareALabel_AreTwoRows()
    {
        FoldedRuns runs = FoldedRuns.Of(
            "s", [["5-5-5", 0.0, 0.1, "succeeded", 1.0], ["5-5-5", 0.0, 0.10001, "succeeded", 2.0]],
            ["architecture", "lambda", "init.scale"], ["time_to_1pct"]);

        HeatmapData data = HeatmapData.Of(figure, runs);

        Assert.Equal([1.0, 2.0], Enumerable.Range(0, data.Rows.Count).Select(row => data.Cells[row, 0]!.Median("time_to_1pct")));
    }

    [Fact]
    public void Of_MoreRowsThanCanBeRead_SaysSo()
    {
        object?[][] rows = [.. Enumerable.Range(1, HeatmapData.MaximumRows + 1).Select(width => new object?[] { $"{width}-2-2", 0.0 })];

        Assert.Contains("--where", Assert.Throws<FigureException>(() => Of(rows)).Message, StringComparison.Ordinal);
    }

    /// <summary>A row's title and remark keep within their row, however low it is.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(40)]
    public void Paint_RowLabels_KeepWithinTheirRows(int rows)
    {
        HeatmapData data = Of([.. Enumerable.Range(1, rows).Select(width => new object?[] { $"{width}-2-2", 0.0 })]);
        var layout = new HeatmapLayout(1, rows, 1, 100);

        using SKBitmap picture = SKBitmap.Decode(HeatmapPainter.Paint(figure, data));

        float pixels = (float)picture.Height / layout.Height;
        for (int row = 1; row < rows; row++)
        {
            int edge = (int)Math.Round(layout.Cell(0, row, 0).Top * pixels);
            Assert.All(Enumerable.Range(0, 200), x => Assert.Equal(SKColors.White, picture.GetPixel(x, edge)));
        }
    }

    private static HeatmapData Of(params object?[][] keys) => HeatmapData.Of(
        figure, FoldedRuns.Of("s", keys.Select(key => (object?[])[.. key, "succeeded", 1.0]), ["architecture", "lambda"], ["time_to_1pct"]));
}
