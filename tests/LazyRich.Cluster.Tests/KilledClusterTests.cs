using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests;

/// <summary>
/// SIGKILL of workers and of the head at random moments, many at a time; each is started again by the same command, as a supervisor would. Moments are counted
/// from results and not by the clock: on a busy machine the clock kills again and again what has not yet started, and nothing is ever interrupted.
/// </summary>
public sealed class KilledClusterTests(Undisturbed undisturbed, ITestOutputHelper output) : IClassFixture<Undisturbed>
{
    private const int Kills = 52;
    private const int WorkersAtOnce = 5;

    /// <summary>Runs that have to be left, or the kills would hit processes with nothing to do.</summary>
    private const int Enough = LongStudy.PartRuns / 2;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Cluster_ProcessesKilledAtRandomMoments_EqualsAnUndisturbedSweep(int episode)
    {
        int seed = Environment.TickCount ^ episode;
        output.WriteLine($"Moments and victims from seed {seed}.");
        var chance = new Random(seed);
        using var cluster = new TestCluster();
        cluster.StartHead();
        cluster.StartWorkers(WorkersAtOnce);
        var studies = new List<string>();
        await AddAsync(cluster, studies);

        (int deaths, int heads) = (0, 0);
        while (deaths < Kills)
        {
            // Every fourth time as it comes: processes die while they start and join, too.
            if (chance.Next(4) > 0)
                await cluster.ProgressAsync();
            await Task.Delay(chance.Next(500), TestContext.Current.CancellationToken);
            if (chance.Next(4) == 0)
            {
                cluster.KillHead();
                deaths++;
                heads++;
            }

            for (int victims = chance.Next(1, 4); victims > 0; victims--, deaths++)
                cluster.KillWorker(cluster.Workers[chance.Next(cluster.Workers.Count)]);
            if (cluster.Head is null)
                cluster.StartHead(elsewhere: chance.Next(3) == 0);
            cluster.StartWorkers(WorkersAtOnce - cluster.Workers.Count);
            while (StoredSweep.Unfinished(cluster.Store) < Enough)
                await AddAsync(cluster, studies);
        }

        long lost = StoredSweep.LostAttempts(cluster.Store);
        output.WriteLine($"{deaths} deaths, {heads} of them the head's, took {lost} attempts with them; {studies.Count} studies.");
        Assert.True(lost > 0, "Nobody was killed at work.");
        foreach (string study in studies)
            await cluster.FinishedAsync(study);
        cluster.Stop();
        Verdict.IsUndisturbed(cluster, undisturbed.Rows(LongStudy.Part("all", 0, studies.Count * LongStudy.PartSeeds)));
    }

    private static async Task AddAsync(TestCluster cluster, List<string> studies)
    {
        string name = $"part-{studies.Count}";
        await cluster.SubmitAsync(LongStudy.Part(name, studies.Count * LongStudy.PartSeeds, LongStudy.PartSeeds));
        studies.Add(name);
    }
}
