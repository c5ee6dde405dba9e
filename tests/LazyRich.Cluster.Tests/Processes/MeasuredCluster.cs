using System.Globalization;
using System.Net.Http.Headers;

namespace LazyRich.Cluster.Tests.Processes;

/// <summary>A head and a worker, each with all its telemetry, after a study that succeeded and one that took too long; started once for all who look at it.</summary>
public sealed class MeasuredCluster : IAsyncLifetime
{
    private readonly Workplace workplace = new();
    private readonly HttpClient http = new();
    private LazyRichCommand? head;
    private LazyRichCommand? worker;

    internal TraceCollector Collector { get; } = new();

    public Uri Url { get; } = new($"http://127.0.0.1:{TestCluster.FreePort()}/");

    /// <summary>The head's /metrics when both studies had ended, as Prometheus asks for it.</summary>
    public string AtHead { get; private set; } = "";

    /// <summary>The worker's.</summary>
    public string AtWorker { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", LazyRichCommand.Token);
        http.DefaultRequestHeaders.Accept.ParseAdd("application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5");
        int metricsPort = TestCluster.FreePort();
        head = LazyRichCommand.Start(
            workplace.Path, Collector.Environment, "serve", "--port", Text(Url.Port), "--silo-port", "0", "--slots", "0", "--dashboard", "--log-format", "json");
        worker = LazyRichCommand.Start(
            workplace.Path, Collector.Environment, "worker", "--join", Url.ToString(), "--slots", "1", "--metrics-port", Text(metricsPort), "--log-format", "json");
        while (LazyRichCommand.Run(workplace.Path, "status", "--head", Url.ToString()).ExitCode != 0)
            Assert.Null(head.Finish(TimeSpan.FromMilliseconds(100)));
        Run(0, "part", LongStudy.Part("part", 0, 1));
        Run(1, "late", LongStudy.Seeds("late", 1, until: "1000000") + "\ntimeout: 1s");
        AtHead = await GetAsync(new Uri(Url, "metrics"));
        AtWorker = await GetAsync(new Uri($"http://127.0.0.1:{metricsPort}/metrics"));
    }

    public Task<string> GetAsync(Uri address) => http.GetStringAsync(address, TestContext.Current.CancellationToken);

    /// <summary>SIGTERM to the worker, then to the head.</summary>
    internal (CommandResult Head, CommandResult Worker) Stop()
    {
        CommandResult stopped = Ended(worker!);
        return (Ended(head!), stopped);
    }

    public ValueTask DisposeAsync()
    {
        worker?.Dispose();
        head?.Dispose();
        http.Dispose();
        Collector.Dispose();
        workplace.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Run(int exit, string name, string study)
    {
        workplace.Write($"{name}.yaml", study);
        CommandResult run = LazyRichCommand.Run(workplace.Path, "run", $"{name}.yaml", "--no-figures", "--head", Url.ToString());
        Assert.True(run.ExitCode == exit, run.Errors);
    }

    private static CommandResult Ended(LazyRichCommand process)
    {
        process.Signal("TERM");
        return process.Finish(TimeSpan.FromMinutes(1)) ?? throw new TimeoutException("It did not stop.");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

[CollectionDefinition(Name)]
public sealed class MeasuredClusterUsers : ICollectionFixture<MeasuredCluster>
{
    public const string Name = "measured cluster";
}
