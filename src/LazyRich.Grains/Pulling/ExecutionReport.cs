using LazyRich.Grains.Dispatch;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Pool;
using LazyRich.Store.Writing;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Pulling;

/// <summary>
/// Tells the head what executes here, so that it knows what was executing if this silo dies: once a second what has been on a thread for that long,
/// which is nothing while runs are short, and before a careful run starts that run. Thread-safe.
/// </summary>
internal sealed class ExecutionReport(
    string silo, Func<IReadOnlyList<AttemptId>> executing, Func<IDispatcherGrain> dispatcher, TimeProvider time, ILogger<ExecutionReport> log)
    : PeriodicDuty(Period, time, log), IExecutionNotice
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim turn = new(1);
    private HashSet<AttemptId> before = [];
    private HashSet<AttemptId> told = [];
    private bool drains;

    /// <inheritdoc/>
    /// <remarks>On the solver's own thread, which waits: nothing may start before the head knows, and no other run waits for this thread.</remarks>
    public void Announce(IReadOnlyList<AttemptId> starting, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                TellAsync(known => [.. known.Intersect(executing()), .. starting], cancellation).GetAwaiter().GetResult();
                return;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The head is away: the run can wait, for it may be the one that kills this silo.
                cancellation.WaitHandle.WaitOne(Period);
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>The silo drains: whatever becomes of it now says nothing about its runs. A head that is away is told at one of the next turns.</summary>
    public void Drain()
    {
        drains = true;
        Hasten();
    }

    protected override Task PerformAsync(CancellationToken stopping)
    {
        HashSet<AttemptId> now = [.. executing()];
        HashSet<AttemptId> stay = [.. now.Intersect(before)];
        before = now;
        return TellAsync(known => [.. known.Intersect(now), .. stay], stopping);
    }

    private async Task TellAsync(Func<HashSet<AttemptId>, HashSet<AttemptId>> change, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            HashSet<AttemptId> now = drains ? [] : change(told);

            // What has ended meanwhile the store knows.
            if (now.IsSubsetOf(told) && !drains)
                return;
            await dispatcher().ExecutingAsync(silo, new([.. now])).WaitAsync(cancellation);
            told = now;
        }
        finally
        {
            turn.Release();
        }
    }
}
