using LazyRich.Grains.Hosting;
using LazyRich.Store.Writing;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Dispatch;

/// <summary>
/// Plans again what a silo leased and never came back for. Looks every half lease, for what had expired when it looked last: a machine that
/// slept, and then finds two looks overdue, renews its own leases first.
/// </summary>
internal sealed partial class LeaseSweeper(
    IStoreWriter writer, Func<IDispatcherGrain> dispatcher, TimeProvider time, TimeSpan leaseDuration, ILogger<LeaseSweeper> log)
    : PeriodicDuty(leaseDuration / 2, time, log)
{
    private readonly TimeSpan period = leaseDuration / 2;
    private DateTime lookedLast = time.GetUtcNow().UtcDateTime;

    protected override async Task PerformAsync(CancellationToken stopping)
    {
        DateTime now = Time.GetUtcNow().UtcDateTime;
        if (now - lookedLast < period / 2)
            return;
        int requeued = await writer.RequeueAsync(lookedLast, stopping);
        lookedLast = now;
        if (requeued == 0)
            return;
        LogRequeued(Log, requeued);
        await dispatcher().PlanChangedAsync();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Runs} leases expired; their runs are planned again.")]
    private static partial void LogRequeued(ILogger logger, int runs);
}
