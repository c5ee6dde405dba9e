using LazyRich.Reporting.Figures;
using LazyRich.Reporting.Figures.Reading;
using LazyRich.Reporting.Fonts;
using LazyRich.Reporting.Tests.Given;
using LazyRich.Store.Reading;
using SkiaSharp;

namespace LazyRich.Reporting.Tests.Figures;

public sealed class FigurePainterTests
{
    [Theory]
    [InlineData("phase-diagram")]
    [InlineData("learning-curves")]
    public void Paint_BuiltIn_FillsItsPicture(string name)
    {
        var study = new HandMadeStudy(seeds: 3);

        using SKBitmap picture = SKBitmap.Decode(FigurePainter.Paint(BuiltInFigures.Find(name)!, study, study.Name, ""));

        Assert.Equal(2240, picture.Width);
        Assert.InRange(picture.Height, 700, 2000);
        Assert.InRange(ShareOfInk(picture), 0.03, 0.9);
        Assert.Equal(SKColors.White, picture.GetPixel(2, 2));
    }

    [Fact]
    public void Paint_CensoredMedian_LooksDifferentFromAFiniteOne()
    {
        Figure figure = FigureReader.Read("figure: f\nkind: heatmap\npanels: [{value: time_to_1pct, scale: log}]", "f").Figure!;
        var arrived = new HandMadeStudy(seeds: 3);
        var censored = new HandMadeStudy(seeds: 3, end: 5);

        Assert.NotEqual(FigurePainter.Paint(figure, arrived, "s", ""), FigurePainter.Paint(figure, censored, "s", ""));
    }

    [Fact]
    public void Paint_Band_IsDrawnAboutTheMedian()
    {
        var study = new HandMadeStudy(seeds: 4, lambdas: [0, 1]);
        Figure without = FigureReader.Read("figure: f\nkind: curves\ny: loss\nscale: {time: symlog}", "f").Figure!;
        Figure with = FigureReader.Read("figure: f\nkind: curves\ny: loss\nscale: {time: symlog}\nband: [0, 1]", "f").Figure!;

        using SKBitmap plain = SKBitmap.Decode(FigurePainter.Paint(without, study, study.Name, ""));
        using SKBitmap banded = SKBitmap.Decode(FigurePainter.Paint(with, study, study.Name, ""));

        Assert.True(ShareOfInk(banded) > ShareOfInk(plain));
    }

    [Fact]
    public void Paint_Twice_GivesTheSameBytes()
    {
        var study = new HandMadeStudy(seeds: 2);
        Figure figure = BuiltInFigures.Find("learning-curves")!;

        Assert.Equal(FigurePainter.Paint(figure, study, study.Name, ""), FigurePainter.Paint(figure, study, study.Name, ""));
    }

    [Fact]
    public void Paint_NothingMeetsTheCondition_SaysSo()
    {
        var study = new HandMadeStudy(seeds: 1);

        Figure figure = BuiltInFigures.Find("phase-diagram")!;

        var exception = Assert.Throws<FigureException>(() => FigurePainter.Paint(figure, study, study.Name, "architecture = '9-9-9'"));

        Assert.Contains("nothing to draw", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Paint_UnknownColumn_IsAQueryFault()
    {
        Figure figure = FigureReader.Read("figure: f\nkind: heatmap\nx: lamda\npanels: [{value: regime}]", "f").Figure!;
        var study = new HandMadeStudy(seeds: 1);

        Assert.Throws<QueryException>(() => FigurePainter.Paint(figure, study, study.Name, ""));
    }

    [Fact]
    public void BundledFont_GreekAndSigns_AllHaveGlyphs()
    {
        const string used = "λτσ∞→−×–…⁰¹²³⁴⁵⁶⁷⁸⁹⁻";

        Assert.True(BundledFont.Regular.ContainsGlyphs(used));
        Assert.True(BundledFont.SemiBold.ContainsGlyphs(used));
    }

    private static double ShareOfInk(SKBitmap picture) => picture.Pixels.Count(pixel => pixel != SKColors.White) / (double)picture.Pixels.Length;
}
