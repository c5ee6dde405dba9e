using LazyRich.Grains.Placement;
using Orleans.Concurrency;

namespace LazyRich.Grains.Dispatch;

/// <summary>Interleaves, so that a pull that waits for runs holds up nobody.</summary>
[OnHead, Reentrant, CollectionAgeLimit(AlwaysActive = true)]
internal sealed class DispatcherGrain(LeaseDesk desk) : Grain, IDispatcherGrain
{
    public async Task<LeaseReply> PullAsync(LeaseRequest request)
    {
        if (request.Held is { } held)
            await desk.HoldsOnlyAsync(request.Silo, held.Attempts);
        return await desk.PullAsync(request.Silo, request.Load);
    }

    public async Task<AttemptList> RenewAsync(string silo, AttemptList held) => new([.. await desk.RenewAsync(silo, held.Attempts)]);

    public Task ExecutingAsync(string silo, AttemptList executing) => desk.ExecutingAsync(silo, executing.Attempts);

    public Task ReleaseAsync(AttemptList unexecuted) => desk.ReleaseAsync(unexecuted.Attempts);

    public Task LeaveAsync(string silo)
    {
        desk.Leave(silo);
        return Task.CompletedTask;
    }

    public Task<int> BuryAsync(string silo) => desk.BuryAsync(silo);

    public Task PlanChangedAsync()
    {
        desk.PlanChanged();
        return Task.CompletedTask;
    }
}
