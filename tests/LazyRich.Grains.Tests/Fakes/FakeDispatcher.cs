using System.Threading.Channels;
using LazyRich.Grains.Dispatch;
using LazyRich.Store.Writing;

namespace LazyRich.Grains.Tests.Fakes;

/// <summary>A dispatcher whose every reply the test gives.</summary>
internal sealed class FakeDispatcher : IDispatcherGrain
{
    private readonly Channel<bool> changes = Channel.CreateUnbounded<bool>();
    private readonly Channel<Pull> pulls = Channel.CreateUnbounded<Pull>();
    private readonly Channel<AttemptId[]> reports = Channel.CreateUnbounded<AttemptId[]>();
    private readonly Channel<AttemptId[]> releases = Channel.CreateUnbounded<AttemptId[]>();
    private readonly Channel<AttemptId[]> renewals = Channel.CreateUnbounded<AttemptId[]>();
    private volatile Pull? waiting;

    public ChannelReader<bool> PlanChanges => changes.Reader;

    /// <summary>Thrown by the next reports of what executes.</summary>
    public Exception? ReportFault { get; set; }

    /// <summary>Thrown when a silo says that it leaves.</summary>
    public Exception? LeaveFault { get; set; }

    /// <summary>Thrown by the next releases.</summary>
    public Exception? ReleaseFault { get; set; }

    /// <summary>Thrown by the next renewals.</summary>
    public Exception? RenewFault { get; set; }

    /// <summary>Whether it takes what it is told and never answers.</summary>
    public bool IsSilent { get; set; }

    public bool HasRenewal => renewals.Reader.TryPeek(out _);

    public ValueTask<AttemptId[]> RenewedAsync() => renewals.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask<Pull> PulledAsync() => pulls.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask<AttemptId[]> ReportedAsync() => reports.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public bool HasReport => reports.Reader.TryPeek(out _);

    public ValueTask<AttemptId[]> ReleasedAsync() => releases.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public Task<LeaseReply> PullAsync(LeaseRequest request)
    {
        waiting = new Pull(request);
        pulls.Writer.TryWrite(waiting);
        return waiting.Reply;
    }

    public Task<AttemptList> RenewAsync(string silo, AttemptList held)
    {
        Task<AttemptList> answer = RenewFault is { } fault ? Task.FromException<AttemptList>(fault)
            : IsSilent ? new TaskCompletionSource<AttemptList>().Task : Task.FromResult(new AttemptList([]));
        renewals.Writer.TryWrite(held.Attempts);
        return answer;
    }

    public Task ExecutingAsync(string silo, AttemptList executing)
    {
        // What is answered is settled before the test hears of the report, and may settle the next one.
        Task answer = ReportFault is { } fault ? Task.FromException(fault) : Answer();
        reports.Writer.TryWrite(executing.Attempts);
        return answer;
    }

    public Task<int> BuryAsync(string silo) => Task.FromResult(0);

    public Task ReleaseAsync(AttemptList unexecuted)
    {
        if (ReleaseFault is { } fault)
            return Task.FromException(fault);
        releases.Writer.TryWrite(unexecuted.Attempts);
        return Answer();
    }

    public Task LeaveAsync(string silo)
    {
        if (LeaveFault is { } fault)
            return Task.FromException(fault);
        waiting?.Grant();
        return Task.CompletedTask;
    }

    public Task PlanChangedAsync()
    {
        changes.Writer.TryWrite(true);
        return Task.CompletedTask;
    }

    private Task Answer() => IsSilent ? new TaskCompletionSource().Task : Task.CompletedTask;

    internal sealed class Pull(LeaseRequest request)
    {
        private readonly TaskCompletionSource<LeaseReply> reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public LeaseRequest Request => request;

        public Task<LeaseReply> Reply => reply.Task;

        public void Grant(params LeasedRun[] runs) => reply.TrySetResult(new(runs, false));

        public void AskWhenLoadChanges() => reply.TrySetResult(LeaseReply.WhenLoadChanges);

        public void Fail(Exception error) => reply.TrySetException(error);
    }
}
