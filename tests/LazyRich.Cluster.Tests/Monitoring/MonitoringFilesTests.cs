using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests.Monitoring;

/// <summary>Every series, label and value that the alerts and the dashboard name is in what a head and a worker really say.</summary>
[Collection(MeasuredClusterUsers.Name)]
public sealed partial class MonitoringFilesTests(MeasuredCluster cluster)
{
    /// <summary>Labels that every series gets on its way: two from Prometheus itself, one from the configurations here.</summary>
    private static readonly string[] given = ["job", "instance", "cluster"];

    private readonly Scrape live = Scrape.Read(cluster.AtHead, cluster.AtWorker);

    [Fact]
    public void Alerts_Expressions_NameWhatThereIs()
    {
        Assert.NotEmpty(MonitoringFiles.Alerts);
        Assert.Multiple([.. MonitoringFiles.Alerts.Select<(string Alert, string Expression), Action>(alert => () => AssertThere(alert.Alert, alert.Expression))]);
    }

    [Fact]
    public void Dashboard_PanelsAndVariables_NameWhatThereIs()
    {
        Assert.NotEmpty(MonitoringFiles.PanelExpressions);
        Assert.NotEmpty(MonitoringFiles.Variables);
        Assert.All(MonitoringFiles.PanelExpressions, panel =>
        {
            PromQl read = AssertThere(panel.Panel, panel.Expression);
            Assert.All(Placeholder().Matches(panel.Legend).Select(label => label.Groups[1].Value), label => Assert.True(
                given.Contains(label) || read.Labels.Contains(label), $"{panel.Panel}: {{{{{label}}}}} is not among the labels it groups by"));
        });
        Assert.All(MonitoringFiles.Variables, variable =>
        {
            PromQl read = AssertThere(variable.Variable, variable.Series);
            AssertLabel(variable.Variable, read, variable.Label);
        });
    }

    [Theory]
    [InlineData("lazyrich_run")]
    [InlineData("sum(lazyrich_runs{stat=\"planned\"})")]
    [InlineData("sum(lazyrich_runs{state=\"plannd\"})")]
    [InlineData("sum(lazyrich_runs{state=~\"planned|leasd\"})")]
    [InlineData("sum by (studdy) (lazyrich_runs)")]
    [InlineData("1 + 1")]
    public void Expression_NamingWhatIsNotThere_IsSeen(string expression) =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertThere("wrong", expression));

    [Fact]
    public void Dashboard_EveryPanel_SaysWhatItShowsInWhichUnit()
    {
        Assert.Equal(MonitoringFiles.Panels.Count(), MonitoringFiles.Panels.Select(panel => (int)panel["id"]!).Distinct().Count());
        Assert.All(MonitoringFiles.Panels, panel =>
        {
            Assert.All(["title", "description"], text => Assert.False(string.IsNullOrWhiteSpace((string?)panel[text])));
            Assert.False(string.IsNullOrEmpty((string?)panel["fieldConfig"]!["defaults"]!["unit"]));
            Assert.All(panel["targets"]!.AsArray(), target => Assert.False(string.IsNullOrEmpty((string?)target!["legendFormat"])));
            Assert.All(panel["targets"]!.AsArray().Append(panel), one => Assert.Equal("${datasource}", (string?)one!["datasource"]!["uid"]));
        });
    }

    [Fact]
    public void Dashboard_Panels_TileThePage()
    {
        var taken = new HashSet<(int, int)>();
        foreach (JsonNode place in MonitoringFiles.Panels.Select(panel => panel["gridPos"]!))
        {
            (int x, int y, int width, int height) = ((int)place["x"]!, (int)place["y"]!, (int)place["w"]!, (int)place["h"]!);
            Assert.InRange(x + width, 1, 24);
            for (int cell = 0; cell < width * height; cell++)
                Assert.True(taken.Add((x + cell % width, y + cell / width)), $"two panels at {x + cell % width}, {y + cell / width}");
        }

        Assert.Equal(24 * (taken.Max(cell => cell.Item2) + 1), taken.Count);
    }

    private PromQl AssertThere(string where, string expression)
    {
        PromQl read = PromQl.Read(expression);
        Assert.True(read.Selectors.Count > 0, $"{where}: no series in {expression}");
        foreach ((string metric, IReadOnlyList<Matcher> matchers) in read.Selectors)
        {
            // Prometheus makes this one.
            bool ofPrometheus = metric == "up";
            Assert.True(ofPrometheus || live.Has(metric), $"{where}: there is no {metric}");
            foreach (Matcher matcher in matchers.Where(matcher => !given.Contains(matcher.Label)))
            {
                IReadOnlySet<string> values = live.Values(metric, matcher.Label);
                Assert.True(values.Count > 0, $"{where}: {metric} has no label {matcher.Label}");
                if (!matcher.Value.StartsWith('$'))
                    Assert.All(matcher.Value.Split('|'), value => Assert.True(values.Contains(value), $"{where}: {metric} never has {matcher.Label} {value}"));
            }
        }

        foreach (string label in read.Labels)
            AssertLabel(where, read, label);
        return read;
    }

    private void AssertLabel(string where, PromQl read, string label) => Assert.True(
        given.Contains(label) || read.Selectors.Any(selector => live.Values(selector.Metric, label).Count > 0), $"{where}: no series in it has a label {label}");

    [GeneratedRegex(@"\{\{\s*(\w+)\s*\}\}")]
    private static partial Regex Placeholder();
}
