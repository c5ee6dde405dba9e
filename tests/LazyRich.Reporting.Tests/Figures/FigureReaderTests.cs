using LazyRich.Reporting.Figures;
using LazyRich.Reporting.Figures.Reading;
using LazyRich.Reporting.Findings.Reading;
using LazyRich.Studies.Files;

namespace LazyRich.Reporting.Tests.Figures;

public sealed class FigureReaderTests
{
    [Fact]
    public void BuiltIn_Names_AreTheirFilesNames() => Assert.Equal(BuiltInFigures.Names, BuiltInFigures.All.Select(figure => figure.Name));

    [Fact]
    public void Read_Heatmap_TakesUnitsFromTheColumn()
    {
        const string text = "figure: mine\nkind: heatmap\npanels: [{value: time_to_half, scale: log}, {value: loss_final}]";

        var figure = Assert.IsType<HeatmapFigure>(Read(text).Figure);

        Assert.Equal(["τ", ""], figure.Panels.Select(panel => panel.Unit));
        Assert.Equal([AxisScale.Log, AxisScale.Linear], figure.Panels.Select(panel => panel.Scale));
    }

    [Theory]
    [InlineData("figure: f\nkind: heatmp\npanels: [{value: regime}]", 2, 7, "heatmp", "heatmap")]
    [InlineData("figure: f\nkind: lines\nvalues: [{value: time_to_1pc}]", 3, 18, "time_to_1pc", "time_to_1pct")]
    [InlineData("figure: f\nkind: lines\nvalues: [{value: tune.time_to_1pc}]", 3, 18, "tune.time_to_1pc", null)]
    [InlineData("figure: f\nkind: lines\nvalues: [{value: loss_final, slopes: [{slope: 1, from: [1, 1], to: -5}]}]", 3, 68, "-5", null)]
    [InlineData("figure: f\nkind: lines\nvalues: [{value: loss_final, levels: [{at: low}]}]", 3, 44, "low", null)]
    [InlineData("figure: f\nkind: lines\nvalue: loss_final\nvalues: [{value: loss_final}]", 3, 1, "value", "values")]
    [InlineData("figure: f\nkind: heatmap\npanels: [{value: time_to_1pc}]", 3, 18, "time_to_1pc", "time_to_1pct")]
    [InlineData("figure: f\nkind: heatmap\npanels: [{value: regime, colours: viridis}]", 3, 26, "colours", "colors")]
    [InlineData("figure: f\nkind: heatmap\npanels: [{value: regime, colors: virdis}]", 3, 34, "virdis", "viridis")]
    [InlineData("figure: f\nkind: curves\ny: los", 3, 4, "los", "loss")]
    [InlineData("figure: f\nkind: curves\ny: product", 3, 4, "product", null)]
    [InlineData("figure: f\nkind: curves\ny: loss\nband: [0.9, 0.1]", 4, 7, "", null)]
    [InlineData("figure: f\nkind: curves\ny: loss\nscale: {time: logarithmic}", 4, 15, "logarithmic", null)]
    [InlineData("kind: curves\ny: loss", 1, 1, "", null)]
    [InlineData("figure: f\nkind: heatmap\npanels: regime", 3, 9, "regime", null)]
    [InlineData("figure: f\nkind: [", 3, 1, "", null)]
    [InlineData("figure: f\nfigure: g\nkind: curves\ny: loss", 2, 1, "", null)]
    [InlineData("figure: f\nkind: curves\ny: loss\n? [a]\n: b", 4, 3, "", null)]
    [InlineData("figure: f\nkind: heatmap\npanels: &p [*p]", 3, 13, "", null)]
    [InlineData("", 1, 1, "", null)]
    public void Read_Fault_HasItsPlaceAndTheNearest(string text, int line, int column, string offending, string? nearest)
    {
        StudyFault fault = Assert.Single(Read(text).Faults);

        Assert.Equal((line, column, offending, nearest), (fault.Line, fault.Column, fault.Text, fault.Nearest));
    }

    [Fact]
    public void Read_SeveralFaults_ReportsAllInOrder()
    {
        FigureReading reading = Read("figure: f\nkind: heatmap\ntitel: x\npanels: [{value: regim}, {valeu: regime}]");

        Assert.Null(reading.Figure);
        Assert.Equal(["titel", "regim", "", "valeu"], reading.Faults.Select(fault => fault.Text));
    }

    /// <summary>A head reads figures that anybody sends it: what exhausts the stack ends the process.</summary>
    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{a: ", 100_000)]
    [InlineData("[", 51)]
    public void Read_NestedDeeperThanAnyFigure_IsAFault(string open, int times)
    {
        string text = "panels: " + string.Concat(Enumerable.Repeat(open, times));

        StudyFault figure = Assert.Single(Read(text).Faults), finding = Assert.Single(FindingReader.Read(text, "finding.yaml").Faults);

        Assert.Contains("nested more than 50 deep", figure.Message, StringComparison.Ordinal);
        Assert.Equal((figure.Line, figure.Column, figure.Message), (finding.Line, finding.Column, finding.Message));
    }

    [Fact]
    public void Read_AliasOfAnEarlierNode_IsThatNode()
    {
        const string text = "figure: f\nkind: heatmap\npanels: [&p {value: regime}, *p]";

        Assert.Equal(2, Assert.IsType<HeatmapFigure>(Read(text).Figure).Panels.Count);
    }

    private static FigureReading Read(string text) => FigureReader.Read(text, "figure.yaml");
}
