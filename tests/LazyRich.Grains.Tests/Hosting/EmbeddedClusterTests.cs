using LazyRich.Grains.Hosting;
using LazyRich.Grains.Tests.Fakes;

namespace LazyRich.Grains.Tests.Hosting;

public sealed class EmbeddedClusterTests
{
    [Fact]
    public async Task Start_TwoThousandPlannedRuns_StoresEachOnce()
    {
        var store = new FakeStore(2000);
        var solver = new FakeSolver();
        await using (await StartAsync(store, new() { Solver = solver, Slots = 2 }))
            await store.Finished.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2000, store.Count("succeeded"));
        Assert.All(store.Accepted(), accepted => Assert.Equal(1, accepted));
        Assert.All(store.Attempts(), attempt => Assert.Equal(1, attempt));
        Assert.Equal(2000, solver.Batches.Sum(batch => batch.Length));
        Assert.All(solver.Threads.Keys, thread => Assert.StartsWith("lazyrich-solver-", thread));
        Assert.Single(store.Silos);
    }

    private static Task<EmbeddedCluster> StartAsync(FakeStore store, ClusterOptions options) =>
        EmbeddedCluster.StartAsync("test", store, store, options, TestContext.Current.CancellationToken);
}
