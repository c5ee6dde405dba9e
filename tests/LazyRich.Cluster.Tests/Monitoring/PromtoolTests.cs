namespace LazyRich.Cluster.Tests.Monitoring;

/// <summary>The files of dashboards are Prometheus', its alerts fire when they should and not otherwise, and the dashboard's expressions are in its language.</summary>
public sealed class PromtoolTests : IDisposable
{
    private readonly Promtool promtool = new();

    [Theory]
    [InlineData("prometheus.yml")]
    [InlineData("compose.yml")]
    [InlineData("kubernetes.yml")]
    public void Configuration_AsItIs_IsTaken(string file) => AssertTaken(true, promtool.Run("check", "config", file));

    [Theory]
    [InlineData("prometheus.yml", "scrape_interval: 15s", "scrape_interval: 15")]
    [InlineData("prometheus.yml", "credentials_file:", "credential_file:")]
    [InlineData("prometheus.yml", "rule_files: [alerts.yml]", "rule_files: [alert.yml]")]
    [InlineData("workers.yml", "targets:", "target:")]
    [InlineData("compose.yml", "port: 9464", "port: metrics")]
    [InlineData("kubernetes.yml", "action: keep", "action: kept")]
    [InlineData("alerts.yml", "sum by (cluster, le)", "sum by cluster, le")]
    [InlineData("alerts.yml", "for: 2m", "for: soon")]
    public void Configuration_WithAMistake_IsNot(string file, string right, string wrong)
    {
        promtool.Change(file, right, wrong);

        AssertTaken(false, promtool.Run("check", "config", file is "workers.yml" or "alerts.yml" ? "prometheus.yml" : file));
    }

    [Fact]
    public void Alerts_OverMadeUpClusters_FireWhenTheyShould()
    {
        AssertTaken(true, promtool.Run("test", "rules", "alerts.test.yml"));
        string tests = File.ReadAllText(Processes.RepositoryFile.Path("tests/LazyRich.Cluster.Tests/Monitoring/alerts.test.yml"));
        Assert.All(MonitoringFiles.Alerts, alert => Assert.Contains($"alertname: {alert.Alert}\n        exp_alerts:", tests, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("== 0 or absent", "== 1 or absent")]
    [InlineData("for: 10m", "for: 30m")]
    [InlineData("* ignoring (state) lazyrich_study_active) > 0\n            and sum by (cluster) (lazyrich_silos) == 0", ") > 0\n            and sum by (cluster) (lazyrich_silos) == 0")]
    public void Alerts_Changed_DoNot(string right, string wrong)
    {
        promtool.Change("alerts.yml", right, wrong);

        AssertTaken(false, promtool.Run("test", "rules", "alerts.test.yml"));
    }

    /// <summary>As rules, which is how promtool looks at expressions; Grafana puts a time where it says so.</summary>
    [Fact]
    public void Dashboard_Expressions_AreOnes()
    {
        IEnumerable<string> rules = MonitoringFiles.PanelExpressions.Select((panel, i) =>
            $"      - record: panel_{i}\n        expr: >-\n          {panel.Expression.Replace("$__rate_interval", "1m", StringComparison.Ordinal)}\n");
        promtool.Write("panels.yml", $"groups:\n  - name: panels\n    rules:\n{string.Concat(rules)}");

        (int exitCode, string output) = promtool.Run("check", "rules", "panels.yml");

        AssertTaken(true, (exitCode, output));
        Assert.Contains($"SUCCESS: {MonitoringFiles.PanelExpressions.Count()} rules found", output, StringComparison.Ordinal);
    }

    public void Dispose() => promtool.Dispose();

    private static void AssertTaken(bool expected, (int ExitCode, string Output) answer) => Assert.True(answer.ExitCode == 0 == expected, answer.Output);
}
