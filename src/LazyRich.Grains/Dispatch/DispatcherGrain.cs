using LazyRich.Grains.Placement;
using Orleans.Concurrency;

namespace LazyRich.Grains.Dispatch;

/// <summary>Interleaves, so that a pull that waits for runs holds up nobody.</summary>
[OnHead, Reentrant, CollectionAgeLimit(AlwaysActive = true)]
internal sealed class DispatcherGrain(LeaseDesk desk) : Grain, IDispatcherGrain
{
    public async Task<LeaseReply> PullAsync(LeaseRequest request) => new([.. await desk.PullAsync(request.Silo, request.Count)]);

    public async Task<AttemptList> RenewAsync(string silo, AttemptList held) => new([.. await desk.RenewAsync(silo, held.Attempts)]);

    public Task ReleaseAsync(AttemptList unexecuted) => desk.ReleaseAsync(unexecuted.Attempts);

    public Task LeaveAsync(string silo)
    {
        desk.Leave(silo);
        return Task.CompletedTask;
    }

    public Task PlanChangedAsync()
    {
        desk.PlanChanged();
        return Task.CompletedTask;
    }
}
