using LazyRich.Grains.Dispatch;
using LazyRich.Grains.Status;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Hosting;

/// <summary>On the head: what a dead silo held is planned again at once, not when its leases expire.</summary>
internal sealed partial class DeadSilos(SiloBoard board, Func<IDispatcherGrain> dispatcher, ILogger<DeadSilos> log)
{
    public Task JoinedAsync(ClusterMember silo)
    {
        LogJoined(log, silo.Name, silo.SiloAddress);
        return Task.CompletedTask;
    }

    public async Task DiedAsync(ClusterMember silo)
    {
        string name = silo.SiloAddress.ToParsableString();
        board.Strike(name);
        int requeued = await dispatcher().BuryAsync(name);
        LogDied(log, silo.Name, silo.SiloAddress, requeued);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Name} joined ({Silo}).")]
    private static partial void LogJoined(ILogger logger, string name, SiloAddress silo);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Name} is gone ({Silo}); {Runs} runs are planned again.")]
    private static partial void LogDied(ILogger logger, string name, SiloAddress silo, int runs);
}
