using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;

namespace LazyRich.Grains.Dispatch;

/// <summary>
/// Grants, renews and takes back leases through the store's writer, and lets pulls wait while nothing is planned. Called from one grain's
/// turns, which interleave at each await but never run at once.
/// </summary>
internal sealed class LeaseDesk(IStoreWriter writer, TimeSpan leaseDuration, TimeProvider time)
{
    /// <summary>Well under Orleans' call timeout of 30 s. Also how late a plan is noticed that changed without a word.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> left = [];
    private TaskCompletionSource changed = NewSignal();
    private bool exhausted;

    public async Task<IReadOnlyList<LeasedRun>> PullAsync(string silo, int count)
    {
        if (exhausted)
            await WaitAsync(silo);
        if (left.Contains(silo))
            return [];

        Task seen = changed.Task;
        IReadOnlyList<LeasedRun> granted = (await writer.LeaseAsync(silo, new PlanOrder(count), Expiry, CancellationToken.None)).Runs;

        // Unless the plan changed while the store was asked, fewer than wanted means that there are none left.
        exhausted = granted.Count < count && !seen.IsCompleted;
        return granted;
    }

    public Task<IReadOnlyList<AttemptId>> RenewAsync(string silo, IReadOnlyList<AttemptId> held) =>
        writer.RenewAsync(silo, held, Expiry, CancellationToken.None);

    public async Task ReleaseAsync(IReadOnlyList<AttemptId> unexecuted)
    {
        await writer.ReleaseAsync(unexecuted, CancellationToken.None);
        PlanChanged();
    }

    public void Leave(string silo)
    {
        left.Add(silo);
        PlanChanged();
    }

    public void PlanChanged()
    {
        exhausted = false;
        changed.TrySetResult();
        changed = NewSignal();
    }

    private DateTime Expiry => time.GetUtcNow().UtcDateTime + leaseDuration;

    private async Task WaitAsync(string silo)
    {
        if (left.Contains(silo))
            return;
        try
        {
            await changed.Task.WaitAsync(LongestWait, time);
        }
        catch (TimeoutException)
        {
            exhausted = false;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
