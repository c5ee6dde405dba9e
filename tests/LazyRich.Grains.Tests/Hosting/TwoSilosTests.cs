using LazyRich.Dynamics.Results;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Membership;
using LazyRich.Grains.Placement;
using LazyRich.Grains.Pulling;
using LazyRich.Grains.Runs;
using LazyRich.Grains.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Runtime;

namespace LazyRich.Grains.Tests.Hosting;

/// <summary>A head and a worker as two silos that speak through sockets, though in one process: nothing but the wire goes between them.</summary>
public sealed class TwoSilosTests : IAsyncDisposable
{
    private readonly HeadMembershipTable membership = new();
    private readonly Stage stage = new();
    private readonly List<IHost> hosts = [];
    private FakeStore store = new(500);

    [Fact]
    public async Task Pull_FromHeadAndWorker_EachSolvesWhatItPulledAndTheHeadStoresAll()
    {
        (FakeSolver Solver, string Silo) head = await StartAsync(isHead: true);
        (FakeSolver Solver, string Silo) worker = await StartAsync(isHead: false);
        hosts.ForEach(host => host.Services.GetRequiredService<Worker>().Start());

        // Both are at work before either may finish, so that both have pulled.
        await stage.EnteredAsync();
        await stage.EnteredAsync();
        stage.Open();
        await store.Finished.WaitAsync(TestContext.Current.CancellationToken);

        Assert.All(store.Accepted(), accepted => Assert.Equal(1, accepted));
        foreach ((FakeSolver solver, string silo) in new[] { head, worker })
        {
            Assert.NotEmpty(solver.Batches);
            Assert.All(solver.Batches.SelectMany(batch => batch), run => Assert.Equal(silo, store.SiloOf(run)));
        }
    }

    /// <summary>More than Orleans takes in one message by default.</summary>
    [Fact]
    public async Task Pull_RunWithALargeResult_IsStoredByTheHead()
    {
        store = new(1);
        await StartAsync(isHead: true);
        await StartAsync(isHead: false, new FakeSolver((_, _) => [new RunResult([0], [new("product", [1 << 24], new double[1 << 24])], new())]));
        hosts[1].Services.GetRequiredService<Worker>().Start();

        await store.Finished.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal([1], store.Accepted());
    }

    [Fact]
    public async Task Cancel_FromTheHeadOfARunThatTheWorkerSolves_EndsItThere()
    {
        store = new(1);
        await StartAsync(isHead: true);
        (_, string silo) = await StartAsync(isHead: false);
        hosts[1].Services.GetRequiredService<Worker>().Start();
        await stage.EnteredAsync();
        LeaseBook leases = hosts[1].Services.GetRequiredService<WorkerParts>().Leases;

        await RunsSeenFrom(hosts[0]).Of(leases.Held.Single(), silo).CancelAsync();

        await leases.EmptyAsync().WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal([0], store.Accepted());
    }

    [Fact]
    public async Task Call_RunOfASiloThatIsGone_IsRefusedAtOnce()
    {
        await StartAsync(isHead: true);

        SiloUnavailableException refused = await Assert.ThrowsAsync<SiloUnavailableException>(
            () => RunsSeenFrom(hosts[0]).Of(new(FakeStore.KeyOf(1), 1), "127.0.0.1:9@7").CancelAsync());

        Assert.Contains("is gone", refused.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        hosts.Reverse();
        foreach (IHost host in hosts)
        {
            await host.Services.GetRequiredService<Worker>().StopAsync(new(true), CancellationToken.None);
            await host.StopWithinAsync(TimeSpan.FromSeconds(0.5));
            host.Dispose();
        }
    }

    private static RunGrains RunsSeenFrom(IHost host) => new(host.Services.GetRequiredService<IGrainFactory>());

    private async Task<(FakeSolver Solver, string Silo)> StartAsync(bool isHead, FakeSolver? solver = null)
    {
        solver ??= new FakeSolver(stage.Solve);
        var options = new ClusterOptions { Solver = solver, Slots = 1, Peers = new() { Token = "sixteen characters" } };
        HostApplicationBuilder builder = SiloHost.Create("two", new SiloRole(isHead), membership, options);
        if (isHead)
            builder.Services.AddHead(store, store, options);
        IHost host = builder.Build();
        hosts.Add(host);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return (solver, host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString());
    }
}
