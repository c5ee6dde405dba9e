using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LazyRich.Cluster.Tests.Processes;
using YamlDotNet.Serialization;

namespace LazyRich.Cluster.Tests.Monitoring;

/// <summary>What the files of dashboards/prometheus and dashboards/grafana ask of Prometheus.</summary>
internal static partial class MonitoringFiles
{
    public static JsonNode Dashboard { get; } = JsonNode.Parse(File.ReadAllText(RepositoryFile.Path("dashboards/grafana/cluster.json")))!;

    public static IEnumerable<JsonNode> Panels => Dashboard["panels"]!.AsArray().Select(panel => panel!);

    public static IEnumerable<(string Panel, string Expression, string Legend)> PanelExpressions => Panels.SelectMany(
        panel => panel["targets"]!.AsArray(), (panel, target) => ((string)panel["title"]!, (string)target!["expr"]!, (string)target["legendFormat"]!));

    /// <summary>Series and label that a variable offers the values of.</summary>
    public static IEnumerable<(string Variable, string Series, string Label)> Variables => Dashboard["templating"]!["list"]!.AsArray()
        .Where(variable => (string)variable!["type"]! == "query")
        .Select(variable => LabelValues().Match((string)variable!["query"]!["query"]!) is { Success: true } query
            ? ((string)variable["name"]!, query.Groups[1].Value, query.Groups[2].Value)
            : throw new FormatException($"{variable["name"]} asks for no label's values."));

    public static IEnumerable<(string Alert, string Expression)> Alerts => new DeserializerBuilder().IgnoreUnmatchedProperties().Build()
        .Deserialize<RuleFile>(File.ReadAllText(RepositoryFile.Path("dashboards/prometheus/alerts.yml")))
        .Groups.SelectMany(group => group.Rules).Select(rule => (rule.Alert, rule.Expr));

    [GeneratedRegex(@"^label_values\((.*), (\w+)\)$")]
    private static partial Regex LabelValues();

    private sealed class RuleFile
    {
        [YamlMember(Alias = "groups")]
        public List<RuleGroup> Groups { get; set; } = [];
    }

    private sealed class RuleGroup
    {
        [YamlMember(Alias = "rules")]
        public List<Rule> Rules { get; set; } = [];
    }

    private sealed class Rule
    {
        [YamlMember(Alias = "alert")]
        public string Alert { get; set; } = "";

        [YamlMember(Alias = "expr")]
        public string Expr { get; set; } = "";
    }
}
