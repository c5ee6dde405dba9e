using Microsoft.Extensions.Hosting;

namespace LazyRich.Grains.Hosting;

/// <summary>
/// Of a host that starts and stops when its owner says so. The console's lifetime would take Ctrl-C and SIGTERM for itself, and cancel a silo that starts before its
/// owner has heard of the signal.
/// </summary>
public sealed class OwnersLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
