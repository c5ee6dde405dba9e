using System.Threading.Channels;
using LazyRich.Grains.Dispatch;

namespace LazyRich.Grains.Tests.Fakes;

/// <summary>Hears of changes of the plan, and grants nothing.</summary>
internal sealed class FakeDispatcher : IDispatcherGrain
{
    private readonly Channel<bool> changes = Channel.CreateUnbounded<bool>();

    public ChannelReader<bool> PlanChanges => changes.Reader;

    public Task<LeaseReply> PullAsync(LeaseRequest request) => Task.FromResult(new LeaseReply([]));

    public Task<AttemptList> RenewAsync(string silo, AttemptList held) => Task.FromResult(new AttemptList([]));

    public Task ReleaseAsync(AttemptList unexecuted) => Task.CompletedTask;

    public Task LeaveAsync(string silo) => Task.CompletedTask;

    public Task PlanChangedAsync()
    {
        changes.Writer.TryWrite(true);
        return Task.CompletedTask;
    }
}
