using LazyRich.Grains.Dispatch;
using LazyRich.Grains.Membership;
using LazyRich.Store;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LazyRich.Grains.Hosting;

/// <summary>A silo in this process that leases, solves and stores the runs of every study in the store, until it is stopped.</summary>
public sealed class EmbeddedCluster : IAsyncDisposable
{
    /// <summary>The silo itself; alone in its cluster it has nobody to take leave of.</summary>
    private static readonly TimeSpan SiloPatience = TimeSpan.FromSeconds(0.5);

    private readonly IHost host;
    private readonly ClusterOptions options;
    private readonly WatchedWriter writer;
    private volatile bool stopped;

    private EmbeddedCluster(IHost host, ClusterOptions options, WatchedWriter writer) => (this.host, this.options, this.writer) = (host, options, writer);

    /// <summary>
    /// Completes when the store cannot be written any more (disk full, file gone); the message is for the user. Solving goes on until it is
    /// stopped, and what is solved is offered to the store again and again.
    /// </summary>
    public Task<StoreException> StoreRefused => writer.Refused;

    /// <exception cref="StoreException">The store cannot be written.</exception>
    public static Task<EmbeddedCluster> StartAsync(ResultsStore store, ClusterOptions options, CancellationToken cancellation) =>
        StartAsync(store.StoreId, store.Writer, store.Reader, options, cancellation);

    internal static async Task<EmbeddedCluster> StartAsync(
        string clusterId, IStoreWriter store, IStoreReader reader, ClusterOptions options, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Slots, 1);

        // Most of a start is compilation: the caller has better to do meanwhile.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);

        // Whoever held leases is gone: this process holds the store's lock.
        Task<int> requeued = store.RequeueAsync(null, cancellation);
        var writer = new WatchedWriter(store);
        HostApplicationBuilder builder = SiloHost.Create(
            clusterId, new(IsHead: true), new InMemoryMembershipTable(), options, silo => silo.RefuseConnections());
        builder.Services.AddHead(writer, reader, options);
        IHost host = builder.Build();
        try
        {
            await requeued;
            await host.StartAsync(cancellation);
            host.Services.GetRequiredService<LeaseSweeper>().Start();
            host.Services.GetRequiredService<Worker>().Start();
            return new(host, options, writer);
        }
        catch
        {
            await ((IAsyncDisposable)host).DisposeAsync();
            throw;
        }
    }

    /// <summary>Wakes the dispatcher: a study was added or runs were planned again.</summary>
    public Task PlanChangedAsync() => stopped ? Task.CompletedTask : host.Services.GetRequiredService<IGrainFactory>().GetGrain<IDispatcherGrain>(0).PlanChangedAsync();

    /// <summary>
    /// Leases nothing more, cancels what runs and hands it back, delivers what is finished, and stops the silo. Takes at most about
    /// <see cref="ClusterOptions.StopPatience"/>, or until <paramref name="cancellation"/> ends it sooner.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        if (stopped)
            return;
        stopped = true;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.StopPatience);
        await host.Services.GetRequiredService<Worker>().StopAsync(patience.Token);
        await host.Services.GetRequiredService<LeaseSweeper>().DisposeAsync();
        await StopSiloAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private async Task StopSiloAsync()
    {
        using var patience = new CancellationTokenSource(SiloPatience);
        try
        {
            await host.StopAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // It has nothing left to lose: every run was delivered, handed back, or is planned again from the store.
        }
    }
}
