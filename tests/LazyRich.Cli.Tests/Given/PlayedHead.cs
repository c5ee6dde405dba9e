using LazyRich.Grains.Hosting;
using LazyRich.Reporting.Api;
using LazyRich.Store;

namespace LazyRich.Cli.Tests.Given;

/// <summary>A process that owns a store, played by the test: the store, its API, and, if wanted, a silo that solves.</summary>
internal sealed class PlayedHead : IAsyncDisposable
{
    private static readonly CancellationToken never = CancellationToken.None;

    private readonly EmbeddedCluster? cluster;

    private PlayedHead(ResultsStore store, StudyDesk desk, LoopbackApi api, EmbeddedCluster? cluster) =>
        (Store, Desk, Api, this.cluster) = (store, desk, api, cluster);

    public ResultsStore Store { get; }

    public StudyDesk Desk { get; }

    public LoopbackApi Api { get; }

    public string Url => Api.Address.ToString();

    public static async Task<PlayedHead> StartAsync(string path, bool solves)
    {
        ResultsStore store = await ResultsStore.OpenAsync(path, never);
        var desk = new StudyDesk(store.Writer, store.Reader);
        EmbeddedCluster? cluster = solves ? await EmbeddedCluster.StartAsync(store, new ClusterOptions { Slots = 1 }, never) : null;
        LoopbackApi api = await LoopbackApi.StartAsync(store.StoreId, store.Reader, desk, never);
        if (cluster is not null)
            desk.PlanChanged = cluster.PlanChangedAsync;
        store.Announce(api.Address, api.Token);
        return new(store, desk, api, cluster);
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        if (cluster is not null)
            await cluster.DisposeAsync();
        Desk.Dispose();
        await Store.DisposeAsync();
    }
}
