using LazyRich.Reporting.Figures;
using LazyRich.Reporting.Figures.Lines;
using LazyRich.Reporting.Figures.Reading;
using LazyRich.Reporting.Tests.Given;
using SkiaSharp;

namespace LazyRich.Reporting.Tests.Figures;

public sealed class LinesPainterTests
{
    private const double Never = double.PositiveInfinity;

    [Theory]
    [InlineData("color: architecture\nscale: symlog", 1520)]
    [InlineData("panels: architecture\nscale: symlog", 2240)]
    [InlineData("x: architecture\ncolor: lambda", 1520)]
    public void Paint_Study_IsAsWideAsItsPanelsNeed(string more, int width)
    {
        var study = new HandMadeStudy(seeds: 3, lambdas: [-10, -1, 0, 1, 10]);

        using SKBitmap picture = SKBitmap.Decode(FigurePainter.Paint(LinesDataTests.Read(more), study, study.Name, ""));

        Assert.Equal(width, picture.Width);
        Assert.Equal(SKColors.White, picture.GetPixel(2, 2));
        Assert.InRange(Ink(picture), 0.01, 0.5);
    }

    [Fact]
    public void Paint_MedianThatNeverArrives_IsAnotherPictureThanAFiniteOne() =>
        Assert.NotEqual(Paint([1.0, 5.0], [2.0, 6.0]), Paint([1.0, 5.0], [2.0, Never]));

    [Fact]
    public void Paint_EdgeMark_KeepsItsColourAtTheUpperEdge()
    {
        using SKBitmap picture = SKBitmap.Decode(Paint([1.0, 5.0], [2.0, 6.0], [3.0, Never]));

        // The first kind's blue, in the upper tenth of the plot, where no finite number is drawn.
        int[] rows = [.. Enumerable.Range(0, picture.Height).Where(y => Enumerable.Range(200, picture.Width - 300).Any(x => Near(picture.GetPixel(x, y), 0x00, 0x67, 0xa8)))];
        Assert.InRange(rows.Min(), 200, 270);
    }

    [Fact]
    public void Paint_OnePoint_IsDrawn()
    {
        using SKBitmap picture = SKBitmap.Decode(Paint([1.0, 5.0]));

        Assert.Contains(picture.Pixels, pixel => Near(pixel, 0x00, 0x67, 0xa8));
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(Never)]
    public void Paint_NothingFiniteToShow_IsStillAPicture(double value)
    {
        using SKBitmap picture = SKBitmap.Decode(Paint([1.0, value], [2.0, value]));

        Assert.InRange(Ink(picture), 0.002, 0.5);
    }

    [Fact]
    public void Paint_Guides_AddInk()
    {
        LinesFigure guided = (LinesFigure)FigureReader.Read(
            "figure: f\nkind: lines\nscale: log\nvalues: [{value: time_to_1pct, scale: log, levels: [{at: 3, label: here}], slopes: [{slope: 1, from: [1, 1], to: 10, label: law}]}]",
            "f").Figure!;
        LinesFigure plain = guided with { Values = [guided.Values[0] with { Levels = [], Slopes = [] }] };
        LinesData data = LinesData.Of(plain, "s", [], [[1.0, "succeeded", 1.0], [10.0, "succeeded", 10.0]]);

        using SKBitmap with = SKBitmap.Decode(LinesPainter.Paint(guided, data));
        using SKBitmap without = SKBitmap.Decode(LinesPainter.Paint(plain, data));

        Assert.True(Ink(with) > Ink(without));
    }

    /// <param name="points">x and value, one run each.</param>
    private static byte[] Paint(params double[][] points)
    {
        LinesFigure figure = LinesDataTests.Read("");
        return LinesPainter.Paint(figure, LinesData.Of(figure, "s", [], points.Select(point => new object?[] { point[0], "succeeded", point[1] })));
    }

    private static bool Near(SKColor pixel, byte red, byte green, byte blue) =>
        Math.Abs(pixel.Red - red) + Math.Abs(pixel.Green - green) + Math.Abs(pixel.Blue - blue) < 30;

    private static double Ink(SKBitmap picture) => picture.Pixels.Count(pixel => pixel != SKColors.White) / (double)picture.Pixels.Length;
}
