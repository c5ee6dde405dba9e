using System.Globalization;
using System.Text.Json.Nodes;
using LazyRich.Cluster.Tests.Monitoring;
using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests;

/// <summary>A run that kills the process that executes it, among innocent ones, with real processes that are started again as a supervisor would.</summary>
public sealed class PoisonRunTests(Undisturbed undisturbed, ITestOutputHelper output) : IClassFixture<Undisturbed>
{
    private const string Name = "poisoned";
    private const int Workers = 3, Seeds = 1000, Poison = 700;

    private static readonly string study = LongStudy.Seeds(Name, Seeds);

    [Fact]
    public async Task Run_ThatKillsItsWorker_IsQuarantinedAloneAndSucceedsWhenRetriedElsewhere()
    {
        using var cluster = new TestCluster();
        cluster.StartHead();
        StartMortals(cluster);
        await cluster.SubmitAsync(study);
        int deaths = 0;
        await cluster.FinishedAsync(Name, meanwhile: () =>
        {
            deaths += cluster.BuryWorkers();
            StartMortals(cluster);
        });

        string poison = StoredSweep.Column<string>(cluster.Store, $"SELECT lower(hex(key)) FROM runs WHERE seed = {Poison}").Single();
        output.WriteLine($"{deaths} deaths; {StoredSweep.Counts(cluster.Store)}");
        Assert.Equal("ok", StoredSweep.Integrity(cluster.Store));
        Assert.Equal(["quarantined"], StoredSweep.Column<string>(cluster.Store, "SELECT cause FROM runs WHERE state = 'failed'"));
        Scrape counted = Scrape.Read(await cluster.MetricsAsync());
        Assert.Equal(1, counted.Value("lazyrich_failures_total", ("cause", "quarantined")));
        Assert.Equal(StoredSweep.LostAttempts(cluster.Store), counted.Value("lazyrich_lost_runs_total", ("outcome", "lost")) + counted.Value("lazyrich_lost_runs_total", ("outcome", "expired")));
        IReadOnlyDictionary<string, string> whole = undisturbed.Rows(study);
        Dictionary<string, string> rows = Undisturbed.ByKey(cluster.Store);
        Assert.Equal(Seeds, rows.Count);
        Assert.All(rows.Where(row => !row.Key.EndsWith(poison, StringComparison.OrdinalIgnoreCase)), row => Assert.Equal(whole[row.Key], row.Value));
        AssertExplained(cluster, poison, deaths);

        cluster.StopWorkers();
        cluster.StartWorkers(1);
        CommandResult retried = LazyRichCommand.Run(cluster.Directory, "retry", Name, "--failed", "--no-figures", "--json", "--head", cluster.Url.ToString());
        Assert.True(retried.ExitCode == 0, retried.Errors);
        cluster.Stop();
        Verdict.IsUndisturbed(cluster, whole);
    }

    private static void StartMortals(TestCluster cluster)
    {
        while (cluster.Workers.Count < Workers)
            cluster.StartOddWorker("poison", Poison.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Every death is an attempt of the poison run and says so, the last three that it executed alone; its innocent company is not blamed.</summary>
    private static void AssertExplained(TestCluster cluster, string poison, int deaths)
    {
        CommandResult explained = LazyRichCommand.Run(cluster.Directory, "explain", poison, "--json", "--head", cluster.Url.ToString());
        Assert.True(explained.ExitCode == 0, explained.Errors);
        JsonNode run = JsonNode.Parse(explained.Output)!;
        JsonArray attempts = run["attempts"]!.AsArray();
        Assert.Contains("3 silos died while each executed it and nothing else", (string)run["why"]!, StringComparison.Ordinal);
        Assert.Equal(deaths, attempts.Count);
        Assert.All(attempts, attempt => Assert.Equal("lost", (string?)attempt!["outcome"]));
        Assert.All(attempts.TakeLast(3), attempt => Assert.EndsWith("while it executed alone", (string)attempt!["message"]!, StringComparison.Ordinal));
    }
}
