using System.Text.Json.Nodes;
using LazyRich.Cluster.Tests.Monitoring;
using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests;

/// <summary>What a head and a worker say of themselves to Prometheus, to a collector, to a log and to a browser.</summary>
[Collection(MeasuredClusterUsers.Name)]
public sealed class TelemetryTests(MeasuredCluster cluster)
{
    [Fact]
    public void Metrics_AfterStudies_CountWhatBecameOfTheirRuns()
    {
        Scrape head = Scrape.Read(cluster.AtHead), worker = Scrape.Read(cluster.AtWorker);

        Assert.Equal(14, head.Value("lazyrich_runs", ("state", "succeeded"), ("study", "part")));
        Assert.Equal(1, head.Value("lazyrich_runs", ("state", "failed"), ("study", "late")));
        Assert.Equal(15, head.Value("lazyrich_commit_runs_total", ("verdict", "accepted")));
        Assert.Equal(0, head.Value("lazyrich_commit_runs_total", ("verdict", "fenced")));
        Assert.Equal(1, head.Value("lazyrich_failures_total", ("cause", "timeout")));
        Assert.Equal(0, head.Value("lazyrich_failures_total", ("cause", "quarantined")));
        Assert.Equal(0, head.Value("lazyrich_lost_runs_total", ("outcome", "lost")));
        Assert.Equal(1, head.Value("lazyrich_study_active", ("study", "part")));
        Assert.Equal(14, worker.Value("lazyrich_solve_runs_total", ("outcome", "result")));
        Assert.All([head, worker], scrape => Assert.Contains(scrape.Metrics, name => name.StartsWith("orleans_", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task HeadAndWorker_AfterStudies_HaveTracedAndLoggedThem()
    {
        JsonNode dashboard = JsonNode.Parse(await cluster.GetAsync(new Uri(cluster.Url, "orleans/DashboardCounters")))!;
        Assert.Equal(2, dashboard["hosts"]!.AsArray().Count(host => (string)host!["status"]! == "Active"));
        Assert.Contains("Orleans", await cluster.GetAsync(new Uri(cluster.Url, "orleans/")), StringComparison.Ordinal);

        // Ending sends what is left.
        (CommandResult closed, CommandResult stopped) = cluster.Stop();
        Assert.Equal((0, 0), (stopped.ExitCode, closed.ExitCode));
        Assert.All(["plan", "lease", "solve", "ship", "commit", "Microsoft.Orleans"], name => Assert.True(cluster.Collector.Has("v1/traces", name), $"no span {name}"));
        Assert.All(["lazyrich.commit.duration", "lazyrich.solve.duration"], name => Assert.True(cluster.Collector.Has("v1/metrics", name), $"no metric {name}"));
        JsonNode joined = closed.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).First(entry => ((string)entry["message"]!).Contains("joined", StringComparison.Ordinal));
        Assert.StartsWith("LazyRich", (string)joined["category"]!, StringComparison.Ordinal);
        Assert.NotNull(joined["silo"]);
    }
}
