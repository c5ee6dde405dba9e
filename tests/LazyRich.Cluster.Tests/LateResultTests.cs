using System.Globalization;
using System.Text.Json.Nodes;
using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests;

/// <summary>A worker that falls asleep with results in hand, past its lease, and delivers them when it wakes; another has executed the runs meanwhile.</summary>
public sealed class LateResultTests(Undisturbed undisturbed, ITestOutputHelper output) : IClassFixture<Undisturbed>
{
    private const string Name = "late";
    private const int Seeds = 400, Nap = 100;

    /// <summary>What the store says of an attempt whose result was refused.</summary>
    private const string Refused = "what it ended with came later and was refused";

    private static readonly string study = LongStudy.Seeds(Name, Seeds);

    [Fact]
    public async Task Worker_DeliversWhatAnotherHasExecutedMeanwhile_IsRefusedAndTheStoreSaysSo()
    {
        using var cluster = new TestCluster();
        cluster.StartHead(more: ["--lease", "1s"]);
        for (int i = 0; i < 2; i++)
            cluster.StartOddWorker("nap", Nap.ToString(CultureInfo.InvariantCulture));
        await cluster.SubmitAsync(study);
        await cluster.UntilAsync("a worker sleeps", () => Task.FromResult(cluster.Workers.Any(worker => worker.Sleeps)));
        await cluster.UntilAsync("the other has executed what it slept over", () => Task.FromResult(Ask(cluster, "state") == "succeeded"));

        cluster.Workers.Single(worker => worker.Sleeps).Signal("CONT");
        await cluster.FinishedAsync(Name);
        await cluster.UntilAsync("what came late was refused", () => Task.FromResult(StoredSweep.Column<string>(
            cluster.Store, $"SELECT message FROM attempts WHERE run_id = (SELECT id FROM runs WHERE seed = {Nap}) AND number = 1")[0].EndsWith(Refused, StringComparison.Ordinal)));
        AssertExplained(cluster);
        output.WriteLine(StoredSweep.Counts(cluster.Store));
        cluster.Stop();
        Verdict.IsUndisturbed(cluster, undisturbed.Rows(study));
    }

    private static void AssertExplained(TestCluster cluster)
    {
        CommandResult explained = LazyRichCommand.Run(cluster.Directory, "explain", Ask(cluster, "lower(hex(key))"), "--json", "--head", cluster.Url.ToString());
        Assert.True(explained.ExitCode == 0, explained.Errors);
        JsonArray attempts = JsonNode.Parse(explained.Output)!["attempts"]!.AsArray();
        Assert.Equal(("expired", "succeeded"), ((string?)attempts[0]!["outcome"], (string?)attempts[^1]!["outcome"]));
        Assert.NotEqual((string?)attempts[0]!["silo"], (string?)attempts[^1]!["silo"]);
        Assert.Contains(Refused, (string)attempts[0]!["message"]!, StringComparison.Ordinal);
    }

    private static string Ask(TestCluster cluster, string column) =>
        StoredSweep.Column<string>(cluster.Store, $"SELECT {column} FROM runs WHERE seed = {Nap}").Single();
}
