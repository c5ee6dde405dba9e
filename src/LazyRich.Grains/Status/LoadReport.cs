using LazyRich.Grains.Hosting;
using LazyRich.Grains.Pool;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Status;

/// <summary>Tells the head every second how busy this silo is. A head that is away is told later; nobody waits for it.</summary>
internal sealed class LoadReport(string silo, Func<WorkerParts> parts, Func<ISiloBoardGrain> board, TimeProvider time, ILogger log)
    : PeriodicDuty(TimeSpan.FromSeconds(1), time, log)
{
    private Task sending = Task.CompletedTask;
    private long answered = time.GetTimestamp();

    /// <summary>How long the head has not answered.</summary>
    public TimeSpan HeadSilence => Time.GetElapsedTime(Volatile.Read(ref answered));

    protected override Task PerformAsync(CancellationToken stopping)
    {
        if (!sending.IsCompleted)
            return Task.CompletedTask;
        WorkerParts worker = parts();
        PoolLoad load = worker.Pool.Load;
        sending = SendAsync(new(
            silo, Environment.MachineName, Environment.ProcessId, load.Slots, load.Executing, load.Waiting, worker.Leases.Held.Length, worker.Pool.Busy));
        return Task.CompletedTask;
    }

    private async Task SendAsync(SiloLoad load)
    {
        try
        {
            await board().ReportAsync(load);
            Volatile.Write(ref answered, Time.GetTimestamp());
        }
        catch (Exception error) when (error is OrleansException or TimeoutException or ObjectDisposedException or InvalidOperationException)
        {
            // The next second's word replaces this one.
        }
    }
}
