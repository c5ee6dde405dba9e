using System.Diagnostics;
using LazyRich.Grains.Pool;
using LazyRich.Grains.Telemetry;
using LazyRich.Store.Writing;

namespace LazyRich.Grains.Dispatch;

/// <summary>
/// Grants, renews and takes back leases through the store's writer, as the scheduler says, and lets pulls wait while there is nothing to grant.
/// Thread-safe.
/// </summary>
internal sealed class LeaseDesk(IStoreWriter writer, Scheduler scheduler, TimeSpan leaseDuration, TimeProvider time)
{
    /// <summary>Well under Orleans' call timeout of 30 s. Also how late a plan is noticed that changed without a word.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly HashSet<string> left = [];
    private readonly HashSet<string> heard = [];
    private readonly DateTime opened = time.GetUtcNow().UtcDateTime;
    private TaskCompletionSource changed = NewSignal();
    private volatile bool closed;
    private bool exhausted;
    private bool limited;
    private DateTime? nextReady;

    public async Task<LeaseReply> PullAsync(string silo, PoolLoad load)
    {
        (bool nothing, Task change) = Watch();
        if (nothing)
            await WaitAsync(silo, change);
        if (closed || HasLeft(silo))
            return LeaseReply.Nothing;
        if (scheduler.Order(silo, load) is not { } order)
            return LeaseReply.WhenLoadChanges;

        Task seen = Watch().Change;
        LeaseGrant grant = await LeaseAsync(silo, order);
        lock (gate)
        {
            (limited, nextReady) = (grant.LimitsHold, grant.NextReady);

            // Unless the plan changed while the store was asked, there is no more for anybody until it does.
            exhausted = order.FoundTheEnd && !grant.SuspectsWait && !seen.IsCompleted;
        }

        if (grant.Runs.Count > 0 || Watch().Nothing)
            return new([.. grant.Runs], false);
        if (!load.IsIdle)
            return LeaseReply.WhenLoadChanges;
        await WaitAsync(silo, seen);
        return LeaseReply.Nothing;
    }

    public async Task<IReadOnlyList<AttemptId>> RenewAsync(string silo, IReadOnlyList<AttemptId> held)
    {
        if (!HasHeard(silo))
            await ReclaimAsync(silo, held);
        IReadOnlyList<AttemptId> lost = await writer.RenewAsync(silo, held, Expiry, CancellationToken.None);
        scheduler.TakenBack(lost);
        return lost;
    }

    public Task ExecutingAsync(string silo, IReadOnlyList<AttemptId> executing) => writer.ExecutingAsync(silo, executing, CancellationToken.None);

    public async Task ReleaseAsync(IReadOnlyList<AttemptId> unexecuted)
    {
        await writer.ReleaseAsync(unexecuted, CancellationToken.None);
        scheduler.TakenBack(unexecuted);
        PlanChanged();
    }

    /// <summary>A silo died: what it held is planned again, and what it executed is suspect.</summary>
    public async Task<int> BuryAsync(string silo)
    {
        lock (gate)
            left.Add(silo);
        int lost = await writer.BuryAsync(silo, CancellationToken.None);
        scheduler.Forget(silo);
        PlanChanged();
        return lost;
    }

    public void Leave(string silo)
    {
        lock (gate)
            left.Add(silo);
        scheduler.Forget(silo);
        PlanChanged();
    }

    /// <summary>Grants no more: the head stops. Pulls wait as they do when there is nothing.</summary>
    public void Close() => closed = true;

    /// <summary>Whether a silo has said that it leaves, or has died.</summary>
    public bool HasLeft(string silo)
    {
        lock (gate)
            return left.Contains(silo);
    }

    /// <summary>Results were committed: costs are known better, and a study that was at its limit may have room.</summary>
    public void Finished(IReadOnlyList<CompletedRun> runs)
    {
        foreach (CompletedRun run in runs)
            scheduler.Finished(run);
        bool wereLimited;
        lock (gate)
            wereLimited = limited;
        if (wereLimited || runs.Any(run => run.Result is null))
            PlanChanged();
    }

    public void PlanChanged()
    {
        lock (gate)
        {
            exhausted = false;
            changed.TrySetResult();
            changed = NewSignal();
        }
    }

    /// <summary>A head before this one may have died after a grant and before its reply. Whatever it granted or renewed ends before anything of this one's.</summary>
    private async Task ReclaimAsync(string silo, IReadOnlyList<AttemptId> held)
    {
        int unheard = await writer.ReclaimAsync(silo, held, opened + leaseDuration, CancellationToken.None);
        lock (gate)
            heard.Add(silo);
        if (unheard > 0)
            PlanChanged();
    }

    private DateTime Expiry => time.GetUtcNow().UtcDateTime + leaseDuration;

    private async Task<LeaseGrant> LeaseAsync(string silo, SizedOrder order)
    {
        using Activity? span = ClusterTraces.Start("lease")?.SetTag(ClusterTraces.Silo, silo);
        long asked = time.GetTimestamp();
        try
        {
            LeaseGrant grant = await writer.LeaseAsync(silo, order, Expiry, CancellationToken.None);
            scheduler.Granted(silo, grant);
            span?.SetTag(ClusterTraces.Runs, grant.Runs.Count);
            ClusterMeter.Lease.Record(time.GetElapsedTime(asked).TotalSeconds);
            ClusterMeter.LeasedRuns.Add(grant.Runs.Count);
            return grant;
        }
        catch (Exception error)
        {
            span.Fail(error);
            scheduler.TakenBack(order.Taken);
            throw;
        }
    }

    private bool HasHeard(string silo)
    {
        lock (gate)
            return heard.Contains(silo);
    }

    private async Task WaitAsync(string silo, Task change)
    {
        if (HasLeft(silo))
            return;
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

    /// <summary>Until the next run has waited long enough after its failure, if that is sooner.</summary>
    private TimeSpan Patience()
    {
        lock (gate)
        {
            return nextReady is { } ready
                ? TimeSpan.FromTicks(Math.Clamp((ready - time.GetUtcNow().UtcDateTime).Ticks, TimeSpan.TicksPerMillisecond, LongestWait.Ticks))
                : LongestWait;
        }
    }

    private (bool Nothing, Task Change) Watch()
    {
        lock (gate)
            return (exhausted || closed, changed.Task);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
