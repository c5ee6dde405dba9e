using System.Text.Json.Nodes;
using LazyRich.Dynamics.Regimes;
using LazyRich.Reporting.Drawing;
using LazyRich.Reporting.Tests.Given;
using SkiaSharp;

namespace LazyRich.Reporting.Tests.Drawing;

/// <summary>Grafana's dashboard wears the colours of the figures.</summary>
public sealed class GrafanaColorTests
{
    private static readonly JsonNode dashboard = JsonNode.Parse(File.ReadAllText(RepositoryFile.Path("dashboards/grafana/cluster.json")))!;

    [Fact]
    public void Colors_OfEveryPanel_AreThoseOfTheFigures()
    {
        HashSet<SKColor> ours = [.. Enumerable.Range(0, 8).Select(ColorScale.OfKind), .. Enum.GetValues<Regime>().Select(Ink.Of), Ink.Quiet];

        Assert.NotEmpty(Overrides());
        Assert.All(Overrides().Select(one => one.Color).Concat(Defaults()), color => Assert.Contains(SKColor.Parse(color), ours));
    }

    [Fact]
    public void Colors_OfOneName_AreTheSameInEveryPanel() =>
        Assert.All(Overrides().GroupBy(one => one.Name), name => Assert.Single(name.Select(one => one.Color).Distinct()));

    private static IEnumerable<string> Defaults() => dashboard["panels"]!.AsArray()
        .Select(panel => (string?)panel!["fieldConfig"]!["defaults"]!["color"]!["fixedColor"])
        .OfType<string>();

    private static IEnumerable<(string Name, string Color)> Overrides() => dashboard["panels"]!.AsArray()
        .SelectMany(panel => panel!["fieldConfig"]!["overrides"]!.AsArray())
        .Select(one => ((string)one!["matcher"]!["options"]!, (string)one["properties"]![0]!["value"]!["fixedColor"]!));
}
