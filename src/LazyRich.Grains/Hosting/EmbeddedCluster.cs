using LazyRich.Store;

namespace LazyRich.Grains.Hosting;

/// <summary>A silo in this process that leases, solves and stores the runs of every study in the store, until it is stopped.</summary>
public sealed class EmbeddedCluster : IAsyncDisposable
{
    public static Task<EmbeddedCluster> StartAsync(ResultsStore store, ClusterOptions options, CancellationToken cancellation) =>
        throw new NotSupportedException($"skeleton {store} {options} {cancellation}");

    /// <summary>Wakes the dispatcher: a study was added or runs were planned again.</summary>
    public Task PlanChangedAsync() => throw new NotSupportedException("skeleton");

    /// <summary>Leases nothing more, cancels what runs and hands it back, delivers what is finished, and stops the silo.</summary>
    public Task StopAsync(CancellationToken cancellation) => throw new NotSupportedException($"skeleton {cancellation}");

    public ValueTask DisposeAsync() => throw new NotSupportedException("skeleton");
}

public sealed class ClusterOptions
{
    /// <summary>Solver threads. Default: the cores this process may use.</summary>
    public int Slots { get; set; } = Environment.ProcessorCount;

    /// <summary>How long a silo may execute an attempt without renewing. Default 30 s; renewed at a third of it.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(30);
}
