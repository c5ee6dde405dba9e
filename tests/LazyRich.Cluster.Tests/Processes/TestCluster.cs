using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace LazyRich.Cluster.Tests.Processes;

/// <summary>A head and workers as real processes on this machine, one store, and what a test does to them.</summary>
internal sealed class TestCluster : IDisposable
{
    /// <summary>For anything that a cluster does on its own; the promise is 120 s on a quiet machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly Workplace workplace = new();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly string? redis;

    public TestCluster(string? redis = null)
    {
        this.redis = redis;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", LazyRichCommand.Token);
    }

    public int Port { get; private set; } = FreePort();

    public LazyRichCommand? Head { get; private set; }

    public List<LazyRichCommand> Workers { get; } = [];

    public string Directory => workplace.Path;

    public string Store => workplace.File("lazyrich.db");

    public Uri Url => new($"http://127.0.0.1:{Port}/");

    public static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }

    /// <param name="more">Options of serve.</param>
    public void StartHead(bool elsewhere = false, int slots = 0, params ReadOnlySpan<string> more)
    {
        Port = elsewhere ? FreePort() : Port;
        string[] shared = redis is null ? [] : ["--redis", redis];
        Head = LazyRichCommand.Start(workplace.Path, ["serve", "--port", Text(Port), "--silo-port", "0", "--slots", Text(slots), .. shared, .. more]);
    }

    public LazyRichCommand StartWorker(params ReadOnlySpan<string> more)
    {
        string[] where = redis is null ? ["--join", Url.ToString()] : ["--redis", redis];
        LazyRichCommand worker = LazyRichCommand.Start(workplace.Path, ["worker", .. where, "--slots", "1", .. more]);
        Workers.Add(worker);
        return worker;
    }

    /// <inheritdoc cref="LazyRichCommand.StartOddWorker"/>
    public LazyRichCommand StartOddWorker(params ReadOnlySpan<string> traits)
    {
        LazyRichCommand worker = LazyRichCommand.StartOddWorker(workplace.Path, Url, traits);
        Workers.Add(worker);
        return worker;
    }

    public void StartWorkers(int count)
    {
        for (int i = 0; i < count; i++)
            StartWorker();
    }

    public void KillHead()
    {
        Head!.Kill();
        Head.Dispose();
        Head = null;
    }

    public void KillWorker(LazyRichCommand worker)
    {
        worker.Kill();
        Workers.Remove(worker);
        worker.Dispose();
    }

    /// <summary>Waits until so many silos solve for the head: a worker that is still starting would take no part in what follows.</summary>
    public Task JoinedAsync(int silos) => UntilAsync($"{silos} silos are there", async () =>
        JsonNode.Parse(await http.GetStringAsync(new Uri(Url, "api/silos"), TestContext.Current.CancellationToken))!.AsArray().Count >= silos);

    /// <summary>Hands a study to whatever head answers, as often as it takes.</summary>
    public Task SubmitAsync(string study) => UntilAsync("a head took the study in", async () =>
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync(new Uri(Url, "api/studies"), new { text = study, file = "study.yaml" });
        return answer.IsSuccessStatusCode;
    });

    /// <summary>Waits until a study has nothing left to do.</summary>
    /// <param name="meanwhile">Done again and again.</param>
    public Task FinishedAsync(string study, Action? meanwhile = null) => UntilAsync($"{study} is finished", async () =>
    {
        meanwhile?.Invoke();
        return (bool)(await StatusAsync(study))["finished"]!;
    });

    public Task SucceededAsync(string study, int atLeast) =>
        UntilAsync($"{atLeast} runs of {study} are stored", async () => (long)(await StatusAsync(study))["succeeded"]! >= atLeast);

    /// <summary>Waits for a result that was not stored before, or until nothing is left; the store itself is asked, for the head may be away.</summary>
    public Task ProgressAsync()
    {
        long before = StoredSweep.Succeeded(Store);
        return UntilAsync(
            "another run is stored", () => Task.FromResult(StoredSweep.Succeeded(Store) > before || StoredSweep.Unfinished(Store) == 0));
    }

    public async Task<JsonObject> StatusAsync(string study) =>
        (JsonObject)JsonNode.Parse(await http.GetStringAsync(new Uri(Url, $"api/studies/{study}"), TestContext.Current.CancellationToken))!;

    /// <summary>The head's /metrics.</summary>
    public Task<string> MetricsAsync() => http.GetStringAsync(new Uri(Url, "metrics"), TestContext.Current.CancellationToken);

    /// <summary>Asks again and again: the head may be away.</summary>
    public async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (Head?.Finish(TimeSpan.Zero) is { } ended)
                Assert.Fail($"The head ended with {ended.ExitCode}: {ended.Errors}");
            try
            {
                if (await holds())
                    return;
            }
            catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException && !patience.IsCancellationRequested)
            {
                // Asked again.
            }

            try
            {
                await Task.Delay(100, patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"It did not come about that {what}. {StoredSweep.Counts(Store)}");
            }
        }
    }

    /// <summary>Takes away workers that have ended.</summary>
    /// <returns>How many.</returns>
    public int BuryWorkers()
    {
        List<LazyRichCommand> dead = [.. Workers.Where(worker => worker.Finish(TimeSpan.Zero) is not null)];
        foreach (LazyRichCommand worker in dead)
        {
            Workers.Remove(worker);
            worker.Dispose();
        }

        return dead.Count;
    }

    /// <summary>SIGTERM to everybody, workers first; each must end with 0, without ever having shown a stack trace.</summary>
    public void Stop()
    {
        StopWorkers();
        if (Head is not null)
        {
            Head.Signal("TERM");
            Ended(Head);
        }
    }

    /// <inheritdoc cref="Stop"/>
    public void StopWorkers()
    {
        foreach (LazyRichCommand worker in Workers)
            worker.Signal("TERM");
        foreach (LazyRichCommand worker in Workers.ToArray())
        {
            Ended(worker);
            Workers.Remove(worker);
            worker.Dispose();
        }
    }

    private static void Ended(LazyRichCommand process)
    {
        CommandResult result = process.Finish(TimeSpan.FromMinutes(1)) ?? throw new TimeoutException($"It did not stop. It said: {process.KilledErrors()}");

        // 143: so young that SIGTERM still did what it does to any process.
        Assert.True(result.ExitCode == 0 || result is { ExitCode: 143, Errors: "" }, $"It ended with {result.ExitCode}: {result.Errors}");
        if (!process.IsOdd)
            Assert.DoesNotContain("\n   at ", result.Errors, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Workers.ForEach(worker => worker.Dispose());
        Head?.Dispose();
        http.Dispose();
        workplace.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
