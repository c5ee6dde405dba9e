using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Hosting;

/// <summary>One small thing that is done every so often for as long as a silo lives. A failure is logged and the next turn tries again.</summary>
internal abstract partial class PeriodicDuty(TimeSpan period, TimeProvider time, ILogger log) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Complaint complaint = new();
    private Task running = Task.CompletedTask;
    private volatile TaskCompletionSource hastened = NewSignal();
    private bool disposed;

    public void Start() => running = RunAsync();

    /// <summary>Does it now, and then at its times again.</summary>
    public void Hasten() => hastened.TrySetResult();

    protected TimeSpan Interval => period;

    protected TimeProvider Time => time;

    protected ILogger Log => log;

    /// <param name="stopping">To be passed to whatever is awaited: a silo that stops must not wait for a head that does not answer.</param>
    protected abstract Task PerformAsync(CancellationToken stopping);

    /// <summary>Ends the turn that is under way, which waits for nobody any more, and awaits its end. May be repeated.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, true))
            return;
        await stop.CancelAsync();
        await running;
        stop.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(period, time);
        try
        {
            Task<bool> tick = timer.WaitForNextTickAsync(stop.Token).AsTask();
            while (true)
            {
                if (await Task.WhenAny(tick, hastened.Task) == tick)
                {
                    await tick;
                    tick = timer.WaitForNextTickAsync(stop.Token).AsTask();
                }
                else
                {
                    hastened = NewSignal();
                }

                await PerformSafelyAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped between two turns.
        }
    }

    private async Task PerformSafelyAsync()
    {
        try
        {
            await PerformAsync(stop.Token);
            complaint.Succeeded();
        }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            LogLevel level = complaint.LevelOfCall(error);
            LogFailed(log, level, error, GetType().Name);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(Message = "{Duty} failed; it will be tried again.")]
    private static partial void LogFailed(ILogger logger, LogLevel level, Exception error, string duty);
}
