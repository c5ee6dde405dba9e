using LazyRich.Grains.Dispatch;
using LazyRich.Grains.Joining;
using LazyRich.Grains.Membership;
using LazyRich.Grains.Redis;
using LazyRich.Grains.Runs;
using LazyRich.Grains.Status;
using LazyRich.Store;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Hosting;

/// <summary>
/// The silo of the process that owns the store: leases and stores the runs of every study in it, and solves them too, until it is stopped. Alone
/// (<c>run</c>) or with workers (<c>serve</c>).
/// </summary>
public sealed class HeadSilo : IAsyncDisposable
{
    /// <summary>For taking leave of the others; alone there is nobody.</summary>
    private static readonly TimeSpan SiloPatience = TimeSpan.FromSeconds(0.5);

    private readonly IHost host;
    private readonly ClusterOptions options;
    private readonly WatchedWriter writer;
    private readonly RunGrains runs;
    private readonly NoticeBoard? notices;
    private volatile bool stopped;

    private HeadSilo(IHost host, ClusterOptions options, WatchedWriter writer, HeadDoor door, NoticeBoard? notices)
    {
        (this.host, this.options, this.writer, Door, this.notices) = (host, options, writer, door, notices);
        runs = new(Grains);
    }

    /// <summary>What workers ask before they join.</summary>
    public HeadDoor Door { get; }

    /// <summary>Who solves, and how busy they are.</summary>
    public SiloBoard Silos => host.Services.GetRequiredService<SiloBoard>();

    /// <summary>For calls into the cluster.</summary>
    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>
    /// Completes when the store cannot be written any more (disk full, file gone); the message is for the user. Solving goes on until it is
    /// stopped, and what is solved is offered to the store again and again.
    /// </summary>
    public Task<StoreException> StoreRefused => writer.Refused;

    /// <summary>Completes, with the reason, when the cluster does not want this silo any more: its machine slept, say. A new one may be started.</summary>
    public Task<string> Ended => host.Services.GetRequiredService<FatalStop>().Happened;

    /// <param name="api">Where the head's API will be, for workers that outlive an earlier head; null when there are no workers.</param>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    /// <exception cref="ClusterException">The silo's port is taken, or Redis does not answer.</exception>
    public static Task<HeadSilo> StartAsync(ResultsStore store, ClusterOptions options, Uri? api, CancellationToken cancellation) =>
        StartAsync(new StoreSeams(store.StoreId, store.Writer, store.Reader, options.Peers is null ? null : store.Silos), options, api, cancellation);

    internal static Task<HeadSilo> StartAsync(StoreSeams store, ClusterOptions options, Uri? api, CancellationToken cancellation) =>
        PortRace.RunAsync(options.Peers, () => StartOnceAsync(store, options, api, cancellation));

    private static async Task<HeadSilo> StartOnceAsync(StoreSeams store, ClusterOptions options, Uri? api, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Slots, options.Peers is null ? 1 : 0);

        // Most of a start is compilation: the caller has better to do meanwhile.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);

        Task<int> requeued = options.Peers is null ? store.Writer.RequeueAsync(null, cancellation) : Task.FromResult(0);
        var writer = new WatchedWriter(store.Writer);
        HostApplicationBuilder builder = SiloHost.Create(store.ClusterId, new(IsHead: true, api), new HeadMembershipTable(store.Silos), options);
        builder.Services.AddHead(writer, store.Reader, options);
        IHost host = builder.Build();
        try
        {
            await requeued;
            if (options.Peers is not null)
                await Predecessors.CallAsync(host.Services, store.Writer, options.Time, cancellation);
            await host.StartAsync(cancellation);
            host.Services.GetRequiredService<LeaseSweeper>().Start();
            if (options.Peers is not null)
            {
                DeadSilos peers = host.Services.GetRequiredService<DeadSilos>();
                host.Services.GetRequiredService<MembershipWatch>().Start(peers.JoinedAsync, peers.DiedAsync);
            }

            if (options.Slots > 0)
                host.Services.GetRequiredService<Worker>().Start();
            var claims = new DeathClaims(host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress, host.Services.GetRequiredService<SiloBoard>());
            var door = new HeadDoor(store.ClusterId, host.Services.GetRequiredService<IMembershipTable>(), claims, options);
            return new(host, options, writer, door, await NoticeBoard.StartAsync(options, door.Invite, host.Services.GetRequiredService<ILogger<NoticeBoard>>()));
        }
        catch (Exception error)
        {
            await ((IAsyncDisposable)host).DisposeAsync();

            // A start that is cancelled ends with an error of Orleans' own.
            cancellation.ThrowIfCancellationRequested();
            if (options.Peers?.Redis is not null && error is StackExchange.Redis.RedisException or TimeoutException)
                throw new ClusterException($"Redis does not answer: {error.Message}") { IsAway = true };
            throw;
        }
    }

    /// <summary>Wakes the dispatcher: a study was added or runs were planned again.</summary>
    public Task PlanChangedAsync() => stopped ? Task.CompletedTask : Grains.GetGrain<IDispatcherGrain>(0).PlanChangedAsync();

    /// <summary>Ends attempts that nobody wants any more, where they run. Returns at once; a silo that does not hear it ends them when it next renews.</summary>
    public Task EndAsync(IReadOnlyList<HeldAttempt> unwanted)
    {
        if (stopped)
            return Task.CompletedTask;
        foreach (HeldAttempt held in unwanted)
            runs.Of(held.Attempt, held.Silo).CancelAsync().Ignore();
        host.Services.GetRequiredService<LeaseDesk>().Withdrawn([.. unwanted.Select(held => held.Attempt)]);
        return PlanChangedAsync();
    }

    /// <summary>
    /// Leases nothing more, lets what runs finish for <see cref="ClusterOptions.StopGrace"/> and hands the rest back, delivers what is finished, lets workers
    /// that leave too deliver theirs, and stops the silo. Takes at most about <see cref="ClusterOptions.StopPatience"/> more, or until <paramref name="cancellation"/> ends it sooner.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        if (stopped)
            return;
        stopped = true;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.StopGrace + options.StopPatience);
        using var grace = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        grace.CancelAfter(options.StopGrace);
        host.Services.GetRequiredService<LeaseDesk>().Close();
        if (options.Slots > 0)
            await host.Services.GetRequiredService<Worker>().StopAsync(grace.Token, patience.Token);
        await host.Services.GetRequiredService<Departures>().AwaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await host.Services.GetRequiredService<LeaseSweeper>().DisposeAsync();
        await host.Services.GetRequiredService<MembershipWatch>().DisposeAsync();
        await host.StopWithinAsync(SiloPatience);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        if (notices is not null)
            await notices.DisposeAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}

/// <summary>What a head needs of a store.</summary>
/// <param name="Silos">Null when the membership may end with the head.</param>
internal sealed record StoreSeams(string ClusterId, IStoreWriter Writer, IStoreReader Reader, ISiloTable? Silos = null);
