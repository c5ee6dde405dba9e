using LazyRich.Grains.Hosting;
using LazyRich.Store.Writing;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Dispatch;

/// <summary>Plans again what a silo leased and never came back for, every half lease.</summary>
internal sealed partial class LeaseSweeper(
    IStoreWriter writer, IGrainFactory grains, TimeProvider time, TimeSpan leaseDuration, ILogger<LeaseSweeper> log)
    : PeriodicDuty(leaseDuration / 2, time, log)
{
    protected override async Task PerformAsync(CancellationToken stopping)
    {
        int requeued = await writer.RequeueAsync(Time.GetUtcNow().UtcDateTime, stopping);
        if (requeued == 0)
            return;
        LogRequeued(Log, requeued);
        await grains.GetGrain<IDispatcherGrain>(0).PlanChangedAsync();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Runs} leases expired; their runs are planned again.")]
    private static partial void LogRequeued(ILogger logger, int runs);
}
