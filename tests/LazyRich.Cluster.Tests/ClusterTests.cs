using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests;

/// <summary>serve and worker --join as real processes: joining, leaving, losing and finding each other.</summary>
public sealed class ClusterTests(Undisturbed undisturbed, ITestOutputHelper output) : IClassFixture<Undisturbed>
{
    private const string Name = "part";

    private static readonly string study = LongStudy.Part(Name, 0, 2 * LongStudy.PartSeeds);

    [Fact]
    public async Task Worker_Terminated_HandsBackAndEndsWithZeroWhileTheOthersGoOn()
    {
        using TestCluster cluster = await AtWorkAsync(workers: 2);
        LazyRichCommand leaving = cluster.Workers[0];

        leaving.Signal("TERM");
        CommandResult left = leaving.Finish(TimeSpan.FromMinutes(1)) ?? throw new TimeoutException("It did not stop.");
        cluster.Workers.Remove(leaving);

        Assert.True(left.ExitCode == 0, left.Errors);
        Assert.Contains("everything is delivered or handed back", left.Errors, StringComparison.Ordinal);
        await EndsUndisturbedAsync(cluster);
        Assert.Equal(0, StoredSweep.LostAttempts(cluster.Store));
    }

    [Fact]
    public async Task Worker_TerminatedWhileItsHeadIsGone_EndsSoonAfterItsGrace()
    {
        using TestCluster cluster = await AtWorkAsync(workers: 0);
        LazyRichCommand worker = cluster.StartWorker("--grace", "1s");
        await cluster.SucceededAsync(Name, 1);

        cluster.KillHead();
        worker.Signal("TERM");
        CommandResult left = worker.Finish(TimeSpan.FromMinutes(1)) ?? throw new TimeoutException("It did not stop.");
        cluster.Workers.Remove(worker);

        Assert.True(left.ExitCode == 0, left.Errors);
        cluster.StartHead();
        cluster.StartWorkers(1);
        await EndsUndisturbedAsync(cluster);
    }

    [Fact]
    public async Task Head_KilledAndStartedOnAnotherPort_IsFoundByItsWorkers()
    {
        using TestCluster cluster = await AtWorkAsync(workers: 2);

        cluster.KillHead();
        cluster.StartHead(elsewhere: true);

        await EndsUndisturbedAsync(cluster);
    }

    [Fact]
    public async Task Everything_KilledAtOnceAndStartedAgain_GoesOn()
    {
        using TestCluster cluster = await AtWorkAsync(workers: 3);

        cluster.KillHead();
        cluster.Workers.ToList().ForEach(cluster.KillWorker);
        var since = System.Diagnostics.Stopwatch.StartNew();
        long before = StoredSweep.Succeeded(cluster.Store);
        cluster.StartHead();
        cluster.StartWorkers(3);
        await cluster.SucceededAsync(Name, (int)before + 1);
        output.WriteLine($"First new result {since.Elapsed.TotalSeconds:0.0} s after everything was killed.");

        await EndsUndisturbedAsync(cluster);
    }

    /// <summary>As a batch system or a service manager stops all that it has started.</summary>
    [Fact]
    public async Task Everything_TerminatedAtOnce_DeliversOrHandsBackAllThatItHeld()
    {
        using TestCluster cluster = await AtWorkAsync(workers: 3);

        LazyRichCommand head = cluster.Head!;
        head.Signal("TERM");
        cluster.StopWorkers();
        CommandResult stopped = head.Finish(TimeSpan.FromMinutes(1)) ?? throw new TimeoutException("The head did not stop.");

        Assert.True(stopped.ExitCode == 0, stopped.Errors);
        output.WriteLine(StoredSweep.Counts(cluster.Store));
        Assert.Equal(0, StoredSweep.Column<long>(cluster.Store, "SELECT count(*) FROM runs WHERE state = 'leased'").Single());
        Assert.Equal(0, StoredSweep.LostAttempts(cluster.Store));
        Assert.NotEqual(0, StoredSweep.Unfinished(cluster.Store));
        cluster.StartHead();
        cluster.StartWorkers(1);
        await EndsUndisturbedAsync(cluster);
    }

    /// <summary>As when a whole cluster is brought up anew, head and workers, one after the other.</summary>
    [Fact]
    public async Task Worker_TerminatedWhileItsHeadIsAway_DeliversToTheHeadThatReturns()
    {
        using TestCluster cluster = await AtWorkAsync(workers: 0);
        LazyRichCommand worker = cluster.StartWorker("--grace", "90s");
        await cluster.SucceededAsync(Name, 1);

        cluster.KillHead();
        worker.Signal("TERM");
        cluster.StartHead(elsewhere: true);
        CommandResult left = worker.Finish(TimeSpan.FromMinutes(2)) ?? throw new TimeoutException("The worker did not stop.");

        Assert.True(left.ExitCode == 0, left.Errors);
        Assert.Contains("everything is delivered or handed back", left.Errors, StringComparison.Ordinal);
        Assert.Equal(0, StoredSweep.LostAttempts(cluster.Store));
        Assert.Equal(0, StoredSweep.Column<long>(cluster.Store, "SELECT count(*) FROM runs WHERE state = 'leased'").Single());
        cluster.Workers.Clear();
        cluster.StartWorkers(1);
        await EndsUndisturbedAsync(cluster);
    }

    [Fact]
    public async Task Worker_StoppedAndWokenLater_SpoilsNothingAndJoinsAgain()
    {
        using TestCluster cluster = await AtWorkAsync(workers: 2);
        LazyRichCommand asleep = cluster.Workers[0];

        asleep.Signal("STOP");
        await cluster.FinishedAsync(Name);
        await Task.Delay(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        asleep.Signal("CONT");
        string more = LongStudy.Part("more", 2 * LongStudy.PartSeeds, LongStudy.PartSeeds);
        cluster.KillWorker(cluster.Workers[1]);
        await cluster.SubmitAsync(more);

        // Nobody is left to do these but the one that slept.
        await cluster.FinishedAsync("more");
        cluster.Stop();
        Verdict.IsUndisturbed(cluster, undisturbed.Rows(LongStudy.Part("all", 0, 3 * LongStudy.PartSeeds)));
    }

    [Fact]
    public void Worker_WithAnotherToken_IsRefusedInWords()
    {
        using var cluster = new TestCluster();
        cluster.StartHead();
        using LazyRichCommand stranger = LazyRichCommand.Start(
            cluster.Directory, new Dictionary<string, string> { ["LAZYRICH_TOKEN"] = "not-the-token-of-this-cluster" }, "worker", "--join", cluster.Url.ToString());

        CommandResult refused = stranger.Finish(TimeSpan.FromMinutes(1)) ?? throw new TimeoutException("It did not end.");
        Assert.Equal(4, refused.ExitCode);
        Assert.Contains("LAZYRICH_TOKEN", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Worker_NoHeadForLongerThanItsPatience_EndsWithFourInWords()
    {
        using var workplace = new Workplace();
        CommandResult gone = LazyRichCommand.Run(
            workplace.Path, "worker", "--join", $"http://127.0.0.1:{TestCluster.FreePort()}", "--patience", "1s");

        Assert.Equal(4, gone.ExitCode);
        Assert.Contains("no head answers", gone.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_PortThatIsTaken_SaysSo()
    {
        using TestCluster cluster = await AtWorkAsync(workers: 0);
        using var elsewhere = new Workplace();

        CommandResult second = LazyRichCommand.Run(
            elsewhere.Path, "serve", "--port", cluster.Url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--silo-port", "0");

        Assert.NotEqual(0, second.ExitCode);
        Assert.Contains(cluster.Url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), second.Errors, StringComparison.Ordinal);
    }

    private static async Task<TestCluster> AtWorkAsync(int workers)
    {
        var cluster = new TestCluster();
        cluster.StartHead();
        cluster.StartWorkers(workers);
        await cluster.JoinedAsync(workers);
        await cluster.SubmitAsync(study);
        if (workers > 0)
            await cluster.SucceededAsync(Name, 1);
        return cluster;
    }

    private async Task EndsUndisturbedAsync(TestCluster cluster)
    {
        await cluster.FinishedAsync(Name);
        cluster.Stop();
        Verdict.IsUndisturbed(cluster, undisturbed.Rows(study));
    }
}
