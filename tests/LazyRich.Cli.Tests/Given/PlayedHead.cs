using LazyRich.Grains.Hosting;
using LazyRich.Reporting.Api;
using LazyRich.Store;

namespace LazyRich.Cli.Tests.Given;

/// <summary>A process that owns a store, played by the test: the store, its API, and, if wanted, a silo that solves.</summary>
internal sealed class PlayedHead : IAsyncDisposable
{
    private static readonly CancellationToken never = CancellationToken.None;

    private readonly HeadSilo? cluster;

    private PlayedHead(ResultsStore store, StudyDesk desk, HeadApi api, HeadSilo? cluster) =>
        (Store, Desk, Api, this.cluster) = (store, desk, api, cluster);

    public ResultsStore Store { get; }

    public StudyDesk Desk { get; }

    public HeadApi Api { get; }

    public string Url => Api.Address.ToString();

    /// <param name="like">An earlier head, whose address and token it takes.</param>
    /// <param name="exclusive">Whether nobody else can read the file, as on a network file system.</param>
    public static async Task<PlayedHead> StartAsync(string path, bool solves, HeadApi? like = null, bool? exclusive = null)
    {
        ApiOptions options = like is null ? new() : new() { Port = like.Address.Port, Token = new(like.Token) };
        ResultsStore store = await ResultsStore.OpenAsync(path, new ResultsStoreOptions { Exclusive = exclusive }, never);
        var desk = new StudyDesk(store.Writer, store.Reader);
        HeadSilo? cluster = solves ? await HeadSilo.StartAsync(store, new ClusterOptions { Slots = 1 }, null, never) : null;
        HeadApi api = await HeadApi.StartAsync(store.StoreId, store.Reader, desk, options, never);
        if (cluster is not null)
            (desk.PlanChanged, desk.Withdrawn, api.Silos) = (cluster.PlanChangedAsync, cluster.EndAsync, cluster.Silos);
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
