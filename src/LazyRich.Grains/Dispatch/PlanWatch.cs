using LazyRich.Store.Writing;

namespace LazyRich.Grains.Dispatch;

/// <summary>Whether there is anything to grant, and the wait of pulls until there is. Thread-safe.</summary>
internal sealed class PlanWatch(TimeProvider time)
{
    /// <summary>Well under Orleans' call timeout of 30 s. Also how late a plan is noticed that changed without a word.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private TaskCompletionSource changed = NewSignal();
    private bool exhausted;
    private bool limited;
    private DateTime? nextReady;

    /// <summary>A study has as many runs under way as it allows: one that ends makes room.</summary>
    public bool LimitsHold
    {
        get
        {
            lock (gate)
                return limited;
        }
    }

    /// <returns>Whether there was nothing for anybody, and what completes when that may have changed.</returns>
    public (bool Nothing, Task Change) Look()
    {
        lock (gate)
            return (exhausted, changed.Task);
    }

    /// <summary>The store was asked.</summary>
    /// <param name="foundTheEnd">There was no more to grant.</param>
    /// <param name="change">As it was before the store was asked: if the plan changed meanwhile, there may be more after all.</param>
    public void Saw(LeaseGrant grant, bool foundTheEnd, Task change)
    {
        lock (gate)
        {
            (limited, nextReady) = (grant.LimitsHold, grant.NextReady);
            exhausted = foundTheEnd && !grant.SuspectsWait && !change.IsCompleted;
        }
    }

    public void Changed()
    {
        lock (gate)
        {
            exhausted = false;
            changed.TrySetResult();
            changed = NewSignal();
        }
    }

    /// <summary>Until the plan changes, until a run has waited long enough after its failure, or for the longest wait; then it is worth a look in any case.</summary>
    public async Task WaitAsync(Task change)
    {
        try
        {
            await change.WaitAsync(Patience(), time);
        }
        catch (TimeoutException)
        {
            lock (gate)
                exhausted = false;
        }
    }

    private TimeSpan Patience()
    {
        lock (gate)
        {
            return nextReady is { } ready
                ? TimeSpan.FromTicks(Math.Clamp((ready - time.GetUtcNow().UtcDateTime).Ticks, TimeSpan.TicksPerMillisecond, LongestWait.Ticks))
                : LongestWait;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
