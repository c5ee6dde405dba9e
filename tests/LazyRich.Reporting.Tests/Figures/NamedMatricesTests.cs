using LazyRich.Reporting.Figures;
using LazyRich.Reporting.Figures.Curves;
using LazyRich.Reporting.Figures.Heatmaps;
using LazyRich.Reporting.Figures.Lines;
using LazyRich.Reporting.Figures.Reading;
using LazyRich.Reporting.Tests.Given;

namespace LazyRich.Reporting.Tests.Figures;

/// <summary>Figures say what a study calls its matrix files, wherever a value stands in words.</summary>
public sealed class NamedMatricesTests
{
    private const string White = "dca845f955029d50a7de35f11fd2ae5b", Spiked = "0e2c1ab1f5b43ecf6ec1a8cb0f8f2a53", Unnamed = "77aa45f955029d50a7de35f11fd2ae5b";

    private readonly HandMadeStudy study = new(seeds: 1, lambdas: [-1, 0, 1]);

    public NamedMatricesTests()
    {
        study.Files["inputs/white.csv"] = White;
        study.Files["inputs/spiked.csv"] = Spiked;
        for (int i = 0; i < study.Runs.Count; i++)
            study.Runs[i]["task.sigma"] = new[] { White, Spiked, Unnamed }[i / 3 % 3];
    }

    [Fact]
    public void Curves_ColouredByFile_HaveItsNameInTheKey()
    {
        var figure = (CurvesFigure)Read("kind: curves\ny: loss\npanels: lambda\ncolor: task.sigma\ncolors: distinct");

        CurvesData data = CurvesData.Read(figure, study, study.Name, "");

        Assert.Equal([Unnamed, "spiked.csv", "white.csv"], data.Colors);
    }

    [Fact]
    public void Curves_PanelsByArchitecture_SayTheFileInTheirRemark()
    {
        var figure = (CurvesFigure)Read("kind: curves\ny: loss\npanels: architecture\ncolor: lambda");

        CurvesData data = CurvesData.Read(figure, study, study.Name, "");

        Assert.Equal(["square, sigma white.csv", "funnel, sigma spiked.csv", $"inverted funnel, sigma {Unnamed}"], data.Panels.Select(panel => panel.Remark));
    }

    [Fact]
    public void Heatmap_ByFile_HasItsNameAlongAndInTheRemarks()
    {
        var along = (HeatmapFigure)Read("kind: heatmap\nx: task.sigma\ny: lambda\npanels: [{value: time_to_1pct}]");
        var down = (HeatmapFigure)Read("kind: heatmap\nx: lambda\ny: architecture\npanels: [{value: time_to_1pct}]");

        Assert.Equal([Unnamed, "spiked.csv", "white.csv"], HeatmapData.Read(along, study, study.Name, "").Xs);
        Assert.Equal("square, sigma white.csv", HeatmapData.Read(down, study, study.Name, "").Rows[0].Remark);
    }

    [Fact]
    public void Lines_AlongFiles_HaveTheirNames()
    {
        var figure = (LinesFigure)Read("kind: lines\nx: task.sigma\ncolor: lambda\npanels: architecture\nvalues: [{value: time_to_1pct}]");

        Assert.Equal([Unnamed, "spiked.csv", "white.csv"], LinesData.Read(figure, study, study.Name, "").Xs);
    }

    private static Figure Read(string text)
    {
        FigureReading reading = FigureReader.Read($"figure: files\n{text}\n", "files.yaml");
        return reading.Figure ?? throw new InvalidOperationException(string.Join("\n", reading.Faults));
    }
}
