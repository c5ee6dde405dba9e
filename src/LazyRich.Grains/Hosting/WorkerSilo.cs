using LazyRich.Grains.Membership;
using LazyRich.Grains.Placement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LazyRich.Grains.Hosting;

/// <summary>A silo that solves for a head elsewhere. Knows no store.</summary>
internal sealed class WorkerSilo : IAsyncDisposable
{
    private static readonly TimeSpan SiloPatience = TimeSpan.FromSeconds(2);

    /// <summary>After the grace of a stop: for delivering and handing back.</summary>
    private static readonly TimeSpan DeliveryPatience = TimeSpan.FromSeconds(5);

    private readonly IHost host;
    private readonly Worker worker;
    private readonly MembershipWatch watch;

    private WorkerSilo(IHost host, Worker worker, MembershipWatch watch) => (this.host, this.worker, this.watch) = (host, worker, watch);

    /// <inheritdoc cref="HeadSilo.Ended"/>
    public Task<string> Ended => host.Services.GetRequiredService<FatalStop>().Happened;

    /// <inheritdoc cref="Worker.HeadSilence"/>
    public TimeSpan HeadSilence => worker.HeadSilence;

    /// <param name="membership">Null when it is in Redis.</param>
    /// <param name="headAt">Told where the API of each head is that the membership speaks of.</param>
    public static Task<WorkerSilo> StartAsync(
        string cluster, IMembershipTable? membership, ClusterOptions options, Action<Uri> headAt, CancellationToken cancellation) =>
        PortRace.RunAsync(options.Peers, () => StartOnceAsync(cluster, membership, options, headAt, cancellation));

    private static async Task<WorkerSilo> StartOnceAsync(
        string cluster, IMembershipTable? membership, ClusterOptions options, Action<Uri> headAt, CancellationToken cancellation)
    {
        HostApplicationBuilder builder = SiloHost.Create(cluster, new(IsHead: false), membership, options);
        builder.Services.AddSingleton<MembershipWatch>();
        IHost host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
            var silo = new WorkerSilo(host, host.Services.GetRequiredService<Worker>(), host.Services.GetRequiredService<MembershipWatch>());
            silo.Start(headAt);
            return silo;
        }
        catch
        {
            await ((IAsyncDisposable)host).DisposeAsync();

            // A start that is cancelled ends with an error of Orleans' own.
            cancellation.ThrowIfCancellationRequested();
            throw;
        }
    }

    /// <summary>Leases nothing more, lets runs finish or hands them back, delivers, and takes leave of the others.</summary>
    /// <param name="grace">How long runs may go on.</param>
    /// <param name="hurry">Ends the grace.</param>
    /// <returns>False when something was neither delivered nor handed back; the head plans it again.</returns>
    public async Task<bool> StopAsync(TimeSpan grace, CancellationToken hurry)
    {
        using var running = CancellationTokenSource.CreateLinkedTokenSource(hurry);
        using var patience = new CancellationTokenSource();
        await using (running.Token.Register(() => patience.CancelAfter(DeliveryPatience)))
        {
            running.CancelAfter(grace);
            bool whole = await worker.StopAsync(running.Token, patience.Token);
            await host.StopWithinAsync(SiloPatience);
            return whole;
        }
    }

    /// <summary>Of a silo that the cluster has given up: what it solves is of no use, and nobody listens to it.</summary>
    public async Task AbandonAsync()
    {
        worker.Parts.Pool.Drain();
        await host.StopWithinAsync(TimeSpan.Zero);
    }

    public async ValueTask DisposeAsync()
    {
        await watch.DisposeAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private void Start(Action<Uri> headAt)
    {
        worker.Start();
        watch.Start(
            silo =>
            {
                if (SiloRole.ApiOf(silo.Name) is { } api)
                    headAt(api);
                if (SiloRole.IsHeadName(silo.Name))
                    worker.MeetHead();
                return Task.CompletedTask;
            },
            _ => Task.CompletedTask);
    }
}
