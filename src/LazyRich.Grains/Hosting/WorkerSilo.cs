using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LazyRich.Grains.Hosting;

/// <summary>A silo that solves for a head elsewhere. Knows no store.</summary>
internal sealed class WorkerSilo : IAsyncDisposable
{
    private static readonly TimeSpan SiloPatience = TimeSpan.FromSeconds(2);

    private readonly IHost host;
    private bool stopped;

    private WorkerSilo(IHost host) => this.host = host;

    /// <inheritdoc cref="HeadSilo.Ended"/>
    public Task<string> Ended => host.Services.GetRequiredService<FatalStop>().Happened;

    /// <param name="membership">Null when it is in Redis.</param>
    public static async Task<WorkerSilo> StartAsync(string cluster, IMembershipTable? membership, ClusterOptions options, CancellationToken cancellation)
    {
        IHost host = SiloHost.Create(cluster, new(IsHead: false), membership, options).Build();
        try
        {
            await host.StartAsync(cancellation);
            host.Services.GetRequiredService<Worker>().Start();
            return new(host);
        }
        catch
        {
            await ((IAsyncDisposable)host).DisposeAsync();
            throw;
        }
    }

    /// <summary>Leases nothing more, lets runs finish or hands them back, delivers, and takes leave of the others.</summary>
    public async Task StopAsync(CancellationToken patience)
    {
        if (Interlocked.Exchange(ref stopped, true))
            return;
        await host.Services.GetRequiredService<Worker>().StopAsync(patience);
        await host.StopWithinAsync(SiloPatience);
    }

    /// <summary>Without a word to anybody, when it was not stopped before.</summary>
    public ValueTask DisposeAsync() => ((IAsyncDisposable)host).DisposeAsync();
}
