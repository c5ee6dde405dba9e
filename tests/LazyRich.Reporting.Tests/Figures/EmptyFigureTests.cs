using System.Globalization;
using LazyRich.Reporting.Figures;
using LazyRich.Reporting.Figures.Curves;
using LazyRich.Reporting.Figures.Heatmaps;
using LazyRich.Reporting.Figures.Lines;
using LazyRich.Reporting.Figures.Reading;
using LazyRich.Reporting.Reports;
using LazyRich.Store.Reading;
using LazyRich.Studies.Plan;
using SkiaSharp;

namespace LazyRich.Reporting.Tests.Figures;

/// <summary>Where there is nothing to see a figure says so in words, in place of axes or a colour bar with nothing on them.</summary>
public sealed class EmptyFigureTests
{
    private const double Nan = double.NaN, Limit = double.PositiveInfinity;

    private static readonly CurvesFigure builtIn = (CurvesFigure)BuiltInFigures.Find("learning-curves")!;

    [Theory]
    [InlineData(new[] { 0, Limit }, new[] { 4.0, 0 }, "recorded at too few times for a curve (t = 0)")]
    [InlineData(new[] { 0, 1, Limit }, new[] { 4.0, 2, 0 }, "recorded at too few times for a curve (t = 0, 1)")]
    [InlineData(new[] { 0, 3.0, 6, 9 }, new[] { 4.0, 1e9, 1e33, Nan }, "nowhere between 0.001 and 1")]
    [InlineData(new[] { 0, 3.0, 6 }, new[] { 4.0, Nan, Nan }, "nowhere between 0.001 and 1")]
    public void Curves_NothingOnTheAxes_SaysWhyAndWhichFigureCan(double[] times, double[] loss, string why)
    {
        var exception = Assert.Throws<FigureException>(() => Curves(builtIn, Run(0, 1, times, loss), Run(1, -1, times, loss)));

        Assert.Contains(why, exception.Message, StringComparison.Ordinal);
        Assert.Contains("phase-diagram", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2.0 }, new[] { 4.0, 2, 0 })]
    [InlineData(new[] { 0, 1, 2.0 }, new[] { 4.0, 400, 0.0004 })]
    [InlineData(new[] { 0, 1, 2.0 }, new[] { 4.0, 2, Nan })]
    public void Curves_SomethingOnTheAxes_IsDrawn(double[] times, double[] loss) =>
        Assert.Single(Assert.Single(Curves(builtIn, Run(0, 1, times, loss)).Panels).Curves);

    /// <summary>On a linear axis the start has a place, so that two times are a curve.</summary>
    [Fact]
    public void Curves_StartAndOneTimeOnALinearAxis_IsDrawn()
    {
        var figure = (CurvesFigure)Read("kind: curves\ny: loss");

        Assert.Equal([0.0, 1], Assert.Single(Assert.Single(Curves(figure, Run(0, 1, [0, 1], [4, 2])).Panels).Curves).Times);
        var exception = Assert.Throws<FigureException>(() => Curves(figure, Run(0, 1, [0, 1], [Nan, Nan])));
        Assert.Contains("loss is nowhere a finite number", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Curves_OnePanelWithoutACurve_SaysWhyInIt()
    {
        StoredTrajectory learns = Run(0, 1, [0, 1, 2], [4, 2, 1]), diverges = Run(1, 1, [0, 1, 2], [4, 1e9, Nan], "8-4-4"), stays = Run(1, 1, [0, 1, 2], [4, 8, 16], "8-4-4");

        CurvesData data = Curves(builtIn, learns, diverges);

        Assert.Equal([null, "nowhere between 0.001 and 1"], data.Panels.Select(panel => CurveView.WhyEmpty(builtIn, panel.Curves)));

        // What is out of sight is not drawn, so the words are all that there is in the second panel.
        Assert.Equal(CurvesPainter.Paint(builtIn, data), CurvesPainter.Paint(builtIn, Curves(builtIn, learns, stays)));
        Assert.True(Ink(CurvesPainter.Paint(builtIn, data), 0.55) > 0);
    }

    /// <summary>A line shows two points at least; the one number that a run had before it diverged is a dot.</summary>
    [Fact]
    public void Curves_OneNumberOfACurve_IsADot()
    {
        byte[] both = CurvesPainter.Paint(builtIn, Curves(builtIn, Run(0, 1, [0, 1, 2, 3], [4, 4, 2, 1]), Run(1, -1, [0, 1, 2, 3], [4, Nan, 0.1, Nan])));
        byte[] one = CurvesPainter.Paint(builtIn, Curves(builtIn, Run(0, 1, [0, 1, 2, 3], [4, 4, 2, 1]), Run(1, -1, [0, 1, 2, 3], [4, Nan, Nan, Nan])));

        Assert.True(Ink(both, 0.3) > Ink(one, 0.3));
    }

    [Theory]
    [InlineData("failed", null, "all 2 runs of 's' failed")]
    [InlineData("planned", null, "none of the 2 runs of 's' has succeeded yet")]
    [InlineData("succeeded", null, "no run of 's' has time_to_1pct")]
    [InlineData("succeeded", Nan, "no run of 's' has time_to_1pct")]
    public void Heatmap_NothingInAnyCell_SaysWhy(string state, double? value, string why)
    {
        var figure = (HeatmapFigure)Read("kind: heatmap\npanels: [{value: time_to_1pct}]");

        var exception = Assert.Throws<FigureException>(() => HeatmapData.Of(figure, Runs([state, value], [state, value])));

        Assert.Contains(why, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Heatmap_NoFiniteNumber_HasNoBarOfColours()
    {
        var figure = (HeatmapFigure)Read("kind: heatmap\npanels: [{value: time_to_1pct, scale: log}]");

        byte[] never = HeatmapPainter.Paint(figure, HeatmapData.Of(figure, Runs(["succeeded", Limit], ["succeeded", Limit])));
        byte[] some = HeatmapPainter.Paint(figure, HeatmapData.Of(figure, Runs(["succeeded", 3.0], ["succeeded", Limit])));

        Assert.Equal(0, Ink(never, 0.8, 0.45));
        Assert.True(Ink(some, 0.8, 0.45) > 0);
    }

    [Theory]
    [InlineData("failed", null, CellMark.Failed)]
    [InlineData("planned", null, CellMark.Unfinished)]
    [InlineData("succeeded", null, CellMark.Unknown)]
    [InlineData("succeeded", Nan, CellMark.Diverged)]
    [InlineData("succeeded", Limit, CellMark.Censored)]
    public void Cell_WithoutAFiniteNumber_SaysWhy(string state, double? value, object mark)
    {
        var figure = (HeatmapFigure)Read("kind: heatmap\npanels: [{value: time_to_1pct}]");
        FoldedGroup group = Runs([state, value], ["succeeded", 1.0]).Groups[0];

        Assert.Equal(mark, CellFace.Of(figure.Panels[0], new(AxisScale.Linear, [1]), group, false, figure.Thresholds).Mark);
    }

    [Fact]
    public void Lines_NoNumberAtAll_SaysSo()
    {
        var figure = (LinesFigure)Read("kind: lines\nx: lambda\nvalues: [{value: time_to_1pct}, {value: ntk_distance_limit}]");

        var exception = Assert.Throws<FigureException>(() => LinesData.Of(figure, "s", [], [[1.0, "succeeded", null, Nan]]));

        Assert.Contains("no run of 's' has time_to_1pct, ntk_distance_limit", exception.Message, StringComparison.Ordinal);
        Assert.Single(LinesData.Of(figure, "s", [], [[1.0, "succeeded", null, Limit]]).Panels);
    }

    [Fact]
    public void Lines_PointsThatALogarithmicAxisHasNoPlaceFor_AreCounted()
    {
        var figure = (LinesFigure)Read("kind: lines\nx: lambda\nscale: log\nvalues: [{value: time_to_1pct}]");

        byte[] all = LinesPainter.Paint(figure, LinesData.Of(figure, "s", [], [[1.0, "succeeded", 1.0], [10.0, "succeeded", 2.0]]));
        byte[] hidden = LinesPainter.Paint(figure, LinesData.Of(figure, "s", [], [[1.0, "succeeded", 1.0], [10.0, "succeeded", 2.0], [-1.0, "succeeded", 2.0]]));
        byte[] none = LinesPainter.Paint(figure, LinesData.Of(figure, "s", [], [[-10.0, "succeeded", 1.0], [-1.0, "succeeded", 2.0]]));

        Assert.NotEqual(all, hidden);
        Assert.True(Ink(none, 0.2) > 0);
    }

    private static CurvesData Curves(CurvesFigure figure, params StoredTrajectory[] runs) => CurvesData.Of(figure, "s", [], runs);

    private static StoredTrajectory Run(int number, double lambda, double[] times, double[] loss, string architecture = "4-4-4") => new(
        RunKey.TryParse(number.ToString("x32", CultureInfo.InvariantCulture), out RunKey key) ? key : default,
        [new("architecture", architecture), new("lambda", lambda), new("seed", 0L)], times, [new("loss", [], loss)]);

    private static FoldedRuns Runs(params object?[][] runs) => FoldedRuns.Of(
        "s", runs.Select((run, i) => (object?[])["4-4-4", (double)i, .. run]), ["architecture", "lambda"], ["time_to_1pct"]);

    private static Figure Read(string text) => FigureReader.Read($"figure: f\n{text}\n", "f.yaml").Figure!;

    /// <summary>Coloured or dark pixels right of a share of the width, and above one of the height.</summary>
    private static int Ink(byte[] png, double right, double above = 1)
    {
        using SKBitmap picture = SKBitmap.Decode(png);
        return picture.Pixels.Where((pixel, i) => i % picture.Width > right * picture.Width && i / picture.Width < above * picture.Height && pixel.Red + pixel.Green + pixel.Blue < 600).Count();
    }
}
