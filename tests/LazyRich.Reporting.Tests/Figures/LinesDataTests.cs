using LazyRich.Reporting.Figures;
using LazyRich.Reporting.Figures.Lines;
using LazyRich.Reporting.Figures.Reading;

namespace LazyRich.Reporting.Tests.Figures;

public sealed class LinesDataTests
{
    private const double Never = double.PositiveInfinity;

    private static readonly LinesFigure figure = Read("color: architecture");

    [Fact]
    public void Of_Rows_FoldsSeedsToMediansAndQuartiles()
    {
        LinesData data = Of(["5-5-5", 1.0, 4.0], ["5-5-5", 1.0, 1.0], ["5-5-5", 1.0, 2.0], ["5-5-5", 1.0, 3.0], ["5-5-5", 1.0, 5.0]);

        LinePoint point = Assert.Single(Assert.Single(Assert.Single(data.Panels).Lines[0]).Points);
        Assert.Equal((1.0, 3, 2, 4, 5, 0), ((double)point.X!, point.Median, point.Low, point.High, point.Runs, point.Censored));
    }

    [Fact]
    public void Of_UnorderedRows_SortsLinesAndPoints()
    {
        LinesData data = Of(["5-5-5", 1L, 1.0], ["5-5-5", -1.0, 1.0], ["10-5-5", 0.0, 1.0]);

        Assert.Equal([-1.0, 0.0, 1.0], data.Xs);
        Assert.Equal(["10-5-5", "5-5-5"], data.Colors);
        Assert.Equal([-1.0, 1.0], data.Panels[0].Lines[0][1].Points.Select(point => point.X));
    }

    [Fact]
    public void Of_RunsThatNeverArrive_AreInfiniteAndCounted()
    {
        LinesData data = Of(["5-5-5", 1.0, 1.0], ["5-5-5", 1.0, Never], ["5-5-5", 1.0, Never], ["5-5-5", 2.0, 1.0], ["5-5-5", 2.0, Never], ["5-5-5", 2.0, 2.0]);

        IReadOnlyList<LinePoint> points = data.Panels[0].Lines[0][0].Points;
        Assert.Equal([Never, 2], points.Select(point => point.Median));
        Assert.Equal([2, 1], points.Select(point => point.Censored));
    }

    [Fact]
    public void Of_NanAndNotComputed_AreLeftOut()
    {
        LinesData data = Of(["5-5-5", 1.0, double.NaN], ["5-5-5", 1.0, null], ["5-5-5", 1.0, 7.0], ["5-5-5", 2.0, null]);

        IReadOnlyList<LinePoint> points = data.Panels[0].Lines[0][0].Points;
        Assert.Equal([7, double.NaN], points.Select(point => point.Median));
        Assert.Equal([1, 0], points.Select(point => point.Runs));
    }

    [Fact]
    public void Of_WhateverElseVaries_SplitsPanels()
    {
        object?[][] rows = [["5-5-5", 1.0, "exact", "succeeded", 1.0], ["5-5-5", 1.0, "naive", "succeeded", 2.0]];

        LinesData data = LinesData.Of(figure, "s", ["solver"], rows);

        Assert.Equal(["exact", "naive"], data.Panels.Select(panel => panel.Remark));
    }

    [Fact]
    public void Of_TooManyPanels_AsksForFewer()
    {
        IEnumerable<object?[]> rows = Enumerable.Range(0, 25).Select(i => new object?[] { "5-5-5", 1.0, (double)i, "succeeded", 1.0 });

        var exception = Assert.Throws<FigureException>(() => LinesData.Of(figure, "s", ["init.scale"], rows));

        Assert.Contains("25 panels", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.005, true)]
    [InlineData(1.05, false)]
    public void Covers_OneLineToTheEye_IsSaidSo(double factor, bool expected)
    {
        LinesData data = Of(["5-5-5", 1.0, 1.0], ["5-5-5", 2.0, Never], ["6-6-6", 1.0, factor], ["6-6-6", 2.0, Never]);

        Assert.Equal(expected, data.Panels[0].Lines[0][1].Covers(data.Panels[0].Lines[0][0]));
    }

    [Fact]
    public void At_SlopeGuide_FollowsItsPowerOnBothSidesOfZero()
    {
        var guide = new SlopeGuide(-2, -1, 3, -100, "");

        Assert.Equal(0.03, guide.At(-10), 15);
    }

    /// <param name="rows">Architecture, λ and the value.</param>
    private static LinesData Of(params object?[][] rows) =>
        LinesData.Of(figure, "s", [], rows.Select(row => new[] { row[0], row[1], "succeeded", row[2] }));

    internal static LinesFigure Read(string more) =>
        (LinesFigure)FigureReader.Read($"figure: f\nkind: lines\nvalues: [{{value: time_to_1pct, scale: log}}]\n{more}", "f").Figure!;
}
