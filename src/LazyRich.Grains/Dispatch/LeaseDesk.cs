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
    private readonly Lock gate = new();
    private readonly HashSet<string> left = [];
    private readonly HashSet<string> heard = [];
    private readonly PlanWatch plan = new(time);
    private readonly DateTime opened = time.GetUtcNow().UtcDateTime;
    private volatile bool closed;

    public async Task<LeaseReply> PullAsync(string silo, PoolLoad load)
    {
        (bool nothing, Task change) = plan.Look();
        if (nothing || closed)
            await WaitAsync(silo, change);
        if (closed || HasLeft(silo))
            return LeaseReply.Nothing;
        if (scheduler.Order(silo, load) is not { } order)
            return LeaseReply.WhenLoadChanges;

        Task seen = plan.Look().Change;
        LeaseGrant grant = await LeaseAsync(silo, order);
        plan.Saw(grant, order.FoundTheEnd, seen);
        if (grant.Runs.Count > 0 || plan.Look().Nothing)
            return new([.. grant.Runs], false);
        if (!load.IsIdle)
            return LeaseReply.WhenLoadChanges;
        await WaitAsync(silo, seen);
        return LeaseReply.Nothing;
    }

    /// <summary>The reply to its last pull was lost on the way: what that granted goes back, and is held against nobody.</summary>
    public async Task HoldsOnlyAsync(string silo, IReadOnlyList<AttemptId> held)
    {
        int unheard = await writer.ReclaimAsync(silo, held, DateTime.MaxValue, CancellationToken.None);
        scheduler.HoldsOnly(silo, held);
        if (unheard > 0)
            PlanChanged();
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

    /// <summary>Nobody wants these any more, and nobody will hear how they end.</summary>
    public void Withdrawn(IReadOnlyList<AttemptId> unwanted) => scheduler.TakenBack(unwanted);

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
        if (plan.LimitsHold || runs.Any(run => run.Result is null))
            PlanChanged();
    }

    public void PlanChanged() => plan.Changed();

    private DateTime Expiry => time.GetUtcNow().UtcDateTime + leaseDuration;

    /// <summary>A head before this one may have died after a grant and before its reply. Whatever it granted or renewed ends before anything of this one's.</summary>
    private async Task ReclaimAsync(string silo, IReadOnlyList<AttemptId> held)
    {
        int unheard = await writer.ReclaimAsync(silo, held, opened + leaseDuration, CancellationToken.None);
        lock (gate)
            heard.Add(silo);
        if (unheard > 0)
            PlanChanged();
    }

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

    private Task WaitAsync(string silo, Task change) => HasLeft(silo) ? Task.CompletedTask : plan.WaitAsync(change);
}
