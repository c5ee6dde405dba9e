using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests;

/// <summary>What a head and a worker say of themselves to Prometheus, to a collector, to a log and to a browser.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly Workplace workplace = new();
    private readonly TraceCollector collector = new();
    private readonly HttpClient http = new();
    private readonly string url = $"http://127.0.0.1:{TestCluster.FreePort()}";
    private readonly int metricsPort = TestCluster.FreePort();

    public TelemetryTests() => http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", LazyRichCommand.Token);

    [Fact]
    public async Task HeadAndWorker_AfterAStudy_HaveMeasuredTracedAndLoggedIt()
    {
        using LazyRichCommand head = LazyRichCommand.Start(
            workplace.Path, collector.Environment, "serve", "--port", new Uri(url).Port.ToString(CultureInfo.InvariantCulture), "--silo-port", "0", "--slots", "0", "--dashboard", "--log-format", "json");
        using LazyRichCommand worker = LazyRichCommand.Start(
            workplace.Path, collector.Environment, "worker", "--join", url, "--slots", "1", "--metrics-port", metricsPort.ToString(CultureInfo.InvariantCulture), "--log-format", "json");
        workplace.Write("part.yaml", LongStudy.Part("part", 0, 1));
        while (LazyRichCommand.Run(workplace.Path, "status", "--head", url).ExitCode != 0)
            Assert.Null(head.Finish(TimeSpan.FromMilliseconds(100)));
        CommandResult run = LazyRichCommand.Run(workplace.Path, "run", "part.yaml", "--no-figures", "--head", url);
        Assert.True(run.ExitCode == 0, run.Errors);

        string atHead = await http.GetStringAsync(new Uri($"{url}/metrics"), TestContext.Current.CancellationToken);
        string atWorker = await http.GetStringAsync(new Uri($"http://127.0.0.1:{metricsPort}/metrics"), TestContext.Current.CancellationToken);
        Assert.Equal(14, Value(atHead, "lazyrich_commit_runs_total{verdict=\"accepted\"}"));
        Assert.Equal(14, Value(atHead, "lazyrich_runs{state=\"succeeded\",study=\"part\"}"));
        Assert.Equal(14, Value(atWorker, "lazyrich_solve_runs_total{outcome=\"result\"}"));
        Assert.Contains("orleans_", atHead, StringComparison.Ordinal);
        Assert.Contains("orleans_", atWorker, StringComparison.Ordinal);

        JsonNode dashboard = JsonNode.Parse(await http.GetStringAsync(new Uri($"{url}/orleans/DashboardCounters"), TestContext.Current.CancellationToken))!;
        Assert.Equal(2, dashboard["hosts"]!.AsArray().Count(host => (string)host!["status"]! == "Active"));
        Assert.Contains("Orleans", await http.GetStringAsync(new Uri($"{url}/orleans/"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // Ending sends what is left.
        worker.Signal("TERM");
        CommandResult stopped = worker.Finish(TimeSpan.FromMinutes(1)) ?? throw new TimeoutException("The worker did not stop.");
        head.Signal("TERM");
        CommandResult closed = head.Finish(TimeSpan.FromMinutes(1)) ?? throw new TimeoutException("The head did not stop.");
        Assert.Equal((0, 0), (stopped.ExitCode, closed.ExitCode));
        Assert.All(["plan", "lease", "solve", "ship", "commit", "Microsoft.Orleans"], name => Assert.True(collector.Has("v1/traces", name), $"no span {name}"));
        Assert.All(["lazyrich.commit.duration", "lazyrich.solve.duration"], name => Assert.True(collector.Has("v1/metrics", name), $"no metric {name}"));
        JsonNode joined = closed.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).First(entry => ((string)entry["message"]!).Contains("joined", StringComparison.Ordinal));
        Assert.StartsWith("LazyRich", (string)joined["category"]!, StringComparison.Ordinal);
        Assert.NotNull(joined["silo"]);
    }

    public void Dispose()
    {
        http.Dispose();
        collector.Dispose();
        workplace.Dispose();
    }

    private static double Value(string metrics, string series) => double.Parse(
        Regex.Match(metrics, $"^{Regex.Escape(series)} ([^ \n]+)", RegexOptions.Multiline).Groups[1].Value, CultureInfo.InvariantCulture);
}
