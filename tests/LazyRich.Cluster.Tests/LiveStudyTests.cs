using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests;

/// <summary>The life of a study, ordered from other terminals: at a head that serves, and in a run that owns its store.</summary>
public sealed class LiveStudyTests : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    private readonly Workplace workplace = new();

    [Fact]
    public async Task Head_PauseResumeAndCancel_AreCarriedOutAndFollowersHear()
    {
        workplace.Write("mixed.yaml", LongStudy.Mixed(seeds: 300));
        string url = $"http://127.0.0.1:{FreePort()}";
        using LazyRichCommand head = LazyRichCommand.Start(workplace.Path, "serve", "--port", new Uri(url).Port.ToString(), "--silo-port", "0", "--slots", "2");
        await AnswersAsync(url, head);

        using LazyRichCommand run = LazyRichCommand.Start(workplace.Path, "run", "mixed.yaml", "--no-figures", "--json", "--head", url);
        while (Succeeded(url) == 0)
            Assert.Null(run.Finish(TimeSpan.FromMilliseconds(100)));
        Assert.Equal("paused", State(Ask("pause", "mixed", "--head", url, "--json")));
        while (Ask("status", "mixed", "--head", url, "--json").GetProperty("leased").GetInt64() > 0)
            Assert.Null(run.Finish(TimeSpan.FromMilliseconds(100)));
        long stored = Succeeded(url);
        JsonElement all = Ask("status", "--head", url, "--json");
        Assert.Equal(2, all.GetProperty("silos")[0].GetProperty("slots").GetInt32());
        Assert.Equal(stored, Succeeded(url));

        using LazyRichCommand resume = LazyRichCommand.Start(workplace.Path, "resume", "mixed", "--no-figures", "--json", "--head", url);
        while (Succeeded(url) == stored)
            Assert.Null(resume.Finish(TimeSpan.FromMilliseconds(100)));
        Assert.Equal("cancelled", State(Ask("cancel", "mixed", "--head", url, "--json")));
        foreach (LazyRichCommand follower in (LazyRichCommand[])[run, resume])
        {
            CommandResult ended = follower.Finish(patience) ?? throw new TimeoutException("It did not hear of the cancellation.");
            Assert.True(ended.ExitCode == 1, ended.Errors);
            Assert.Equal("cancelled", State(JsonDocument.Parse(ended.Output).RootElement));
        }

        head.Signal("TERM");
        CommandResult stopped = head.Finish(patience) ?? throw new TimeoutException("The head did not stop.");
        Assert.True(stopped.ExitCode == 0, stopped.Errors);
        Assert.Equal("ok", StoredSweep.Integrity(workplace.File("lazyrich.db")));
    }

    [Fact]
    public async Task Head_RunExportExtendAndWatch_WorkFromAnyTerminal()
    {
        workplace.Write("small.yaml", LongStudy.Mixed(seeds: 2).Replace("study: mixed", "study: small", StringComparison.Ordinal));
        string url = $"http://127.0.0.1:{FreePort()}";
        using LazyRichCommand head = LazyRichCommand.Start(workplace.Path, "serve", "--port", new Uri(url).Port.ToString(), "--silo-port", "0", "--slots", "2");
        await AnswersAsync(url, head);

        Assert.Equal(84, Ask("run", "small.yaml", "--no-figures", "--json", "--head", url).GetProperty("succeeded").GetInt64());
        JsonElement extended = Ask("extend", "small", "--axis", "seed=2", "--no-figures", "--json", "--head", url);
        Assert.Equal((126, 84), (extended.GetProperty("succeeded").GetInt64(), extended.GetProperty("reused").GetInt64()));
        CommandResult watched = LazyRichCommand.Run(workplace.Path, "status", "small", "--watch", "--head", url);
        Assert.Equal("small: 126 runs: all succeeded", watched.Output.Trim());
        CommandResult export = LazyRichCommand.Run(workplace.Path, "export", "small", "--table", "runs", "-o", "small.csv", "--head", url);
        Assert.True(export.ExitCode == 0, export.Errors);
        Assert.Equal(127, File.ReadLines(workplace.File("small.csv")).Count());
        CommandResult sql = LazyRichCommand.Run(workplace.Path, "sql", "select count(*) from runs", "--csv", "--head", url);
        Assert.EndsWith("126\n", sql.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Extend_FromAnotherFolder_HasTheStudysFilesAndTheNewOneThatIsThere()
    {
        workplace.Write("s.csv", "1,0\n0,2\n");
        workplace.Write("given.yaml", "{study: given, task: {kind: from-file, sigma: s.csv}, architecture: 2-2-2, lambda: [0, 1]}");
        CommandResult run = LazyRichCommand.Run(workplace.Path, "run", "given.yaml", "--no-figures");
        Assert.True(run.ExitCode == 0, run.Errors);
        string elsewhere = Directory.CreateDirectory(workplace.File("elsewhere")).FullName;
        File.WriteAllText(Path.Combine(elsewhere, "s.csv"), "7,0\n0,7\n");
        File.WriteAllText(Path.Combine(elsewhere, "new.csv"), "1,1\n0,2\n");

        CommandResult extended = LazyRichCommand.Run(
            elsewhere, "extend", "given", "--axis", "task.sigma=new.csv", "--no-figures", "--json", "--store", workplace.File("lazyrich.db"));

        Assert.True(extended.ExitCode == 0, extended.Errors);
        JsonElement counts = JsonDocument.Parse(extended.Output).RootElement;
        Assert.Equal((4, 2), (counts.GetProperty("succeeded").GetInt64(), counts.GetProperty("reused").GetInt64()));
        Assert.Contains("s.csv is not here what it was when given was submitted", extended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("new.csv is", extended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void EmbeddedRun_PausedAndStoppedFromAnotherTerminal_EndsAndSaysSo()
    {
        workplace.Write("mixed.yaml", LongStudy.Mixed(seeds: 300));
        using LazyRichCommand run = LazyRichCommand.Start(workplace.Path, "run", "mixed.yaml", "--no-figures");
        while (!File.Exists(workplace.File("lazyrich.db")) || LazyRichCommand.Run(workplace.Path, "status", "mixed", "--json") is not { ExitCode: 0 } status
            || JsonDocument.Parse(status.Output).RootElement.GetProperty("succeeded").GetInt64() == 0)
            Assert.Null(run.Finish(TimeSpan.FromMilliseconds(100)));

        Assert.Equal("paused", State(Ask("pause", "mixed", "--json")));
        Assert.Null(run.Finish(TimeSpan.FromSeconds(1)));
        Assert.Equal("stopped", State(Ask("stop", "mixed", "--json")));

        CommandResult ended = run.Finish(patience) ?? throw new TimeoutException("It did not hear of the stop.");
        Assert.True(ended.ExitCode == 1, ended.Errors);
        Assert.Contains("mixed: stopped", ended.Output, StringComparison.Ordinal);
    }

    public void Dispose() => workplace.Dispose();

    private JsonElement Ask(params string[] arguments)
    {
        CommandResult result = LazyRichCommand.Run(workplace.Path, arguments);
        Assert.True(result.ExitCode == 0, $"{string.Join(' ', arguments)}: {result.Errors}");
        return JsonDocument.Parse(result.Output).RootElement;
    }

    private long Succeeded(string url)
    {
        CommandResult status = LazyRichCommand.Run(workplace.Path, "status", "mixed", "--json", "--head", url);
        return status.ExitCode == 0 ? JsonDocument.Parse(status.Output).RootElement.GetProperty("succeeded").GetInt64() : 0;
    }

    private static string State(JsonElement study) => study.GetProperty("state").GetString()!;

    private static async Task AnswersAsync(string url, LazyRichCommand head)
    {
        using var http = new HttpClient();
        while (true)
        {
            Assert.Null(head.Finish(TimeSpan.FromMilliseconds(100)));
            try
            {
                await http.GetStringAsync(new Uri($"{url}/healthz"), TestContext.Current.CancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
