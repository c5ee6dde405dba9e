using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests;

/// <summary>Membership in a real Redis.</summary>
public sealed class RedisTests(Undisturbed undisturbed) : IClassFixture<Undisturbed>
{
    private static readonly string study = LongStudy.Part("part", 0, 2 * LongStudy.PartSeeds);

    [Fact]
    public async Task Cluster_RedisRestartedAndAWorkerKilledMidSweep_EqualsAnUndisturbedSweep()
    {
        using RedisServer redis = RedisServer.StartOrSkip();
        using var cluster = new TestCluster(redis.Connection);
        cluster.StartHead();
        cluster.StartWorkers(2);
        await cluster.JoinedAsync(2);
        await cluster.SubmitAsync(study);
        await cluster.SucceededAsync("part", 1);

        redis.Restart();
        cluster.KillWorker(cluster.Workers[0]);
        cluster.StartWorkers(1);
        await cluster.FinishedAsync("part");

        cluster.Stop();
        Verdict.IsUndisturbed(cluster, undisturbed.Rows(study));
    }

    [Fact]
    public async Task Head_KilledAndStartedAgain_IsFoundInRedis()
    {
        using RedisServer redis = RedisServer.StartOrSkip();
        using var cluster = new TestCluster(redis.Connection);
        cluster.StartHead();
        cluster.StartWorkers(2);
        await cluster.JoinedAsync(2);
        await cluster.SubmitAsync(study);
        await cluster.SucceededAsync("part", 1);

        cluster.KillHead();
        cluster.StartHead(elsewhere: true);
        await cluster.FinishedAsync("part");

        cluster.Stop();
        Verdict.IsUndisturbed(cluster, undisturbed.Rows(study));
    }
}
