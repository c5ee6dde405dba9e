using System.Net;
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
    private readonly IHost host;
    private readonly ClusterOptions options;
    private readonly LeaseSweeper sweeper;
    private readonly Worker worker;
    private bool stopped;

    private EmbeddedCluster(IHost host, ClusterOptions options)
    {
        (this.host, this.options) = (host, options);
        worker = host.Services.GetRequiredService<Worker>();
        sweeper = host.Services.GetRequiredService<LeaseSweeper>();
    }

    /// <exception cref="StoreException">The store cannot be written.</exception>
    public static Task<EmbeddedCluster> StartAsync(ResultsStore store, ClusterOptions options, CancellationToken cancellation) =>
        StartAsync(store.StoreId, store.Writer, store.Reader, options, cancellation);

    internal static async Task<EmbeddedCluster> StartAsync(
        string clusterId, IStoreWriter writer, IStoreReader reader, ClusterOptions options, CancellationToken cancellation)
    {
        // Whoever held leases is gone: this process holds the store's lock.
        Task<int> requeued = writer.RequeueAsync(null, cancellation);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.ForwardQuietly(options.Logs);
        builder.Services.AddHead(writer, reader, options).AddWorker(options);
        builder.UseOrleans(silo => silo.Configure(clusterId, new(IPAddress.Loopback, LoopbackPort.Free()), new(IsHead: true), new InMemoryMembershipTable()));
        IHost host = builder.Build();
        try
        {
            await requeued;
            await host.StartAsync(cancellation);
            var cluster = new EmbeddedCluster(host, options);
            cluster.sweeper.Start();
            cluster.worker.Start();
            return cluster;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Wakes the dispatcher: a study was added or runs were planned again.</summary>
    public Task PlanChangedAsync() => host.Services.GetRequiredService<IGrainFactory>().GetGrain<IDispatcherGrain>(0).PlanChangedAsync();

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
        await worker.StopAsync(patience.Token);
        await sweeper.DisposeAsync();
        await host.StopAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        host.Dispose();
    }
}
