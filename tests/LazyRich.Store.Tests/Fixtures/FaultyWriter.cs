using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Tests.Fixtures;

/// <summary>What a caller of a store across a network can meet.</summary>
public enum Fault
{
    None,

    /// <summary>The call never arrived.</summary>
    Before,

    /// <summary>It arrived, and the answer says it failed.</summary>
    After,

    /// <summary>It was done, and no answer came.</summary>
    Timeout,
}

/// <summary>A writer that goes wrong at chosen calls, counted from 0 over all methods. What was done stays done.</summary>
public sealed class FaultyWriter(IStoreWriter inner, Func<int, Fault> faultAt) : IStoreWriter
{
    private int calls = -1;

    public int Calls => calls + 1;

    public Task<Submission> SubmitAsync(StudyPlan plan, CancellationToken cancellation) => CallAsync(() => inner.SubmitAsync(plan, cancellation));

    public Task<LeaseGrant> LeaseAsync(string silo, ILeaseOrder order, DateTime expires, CancellationToken cancellation) =>
        CallAsync(() => inner.LeaseAsync(silo, order, expires, cancellation));

    public Task ExecutingAsync(string silo, IReadOnlyList<AttemptId> executing, CancellationToken cancellation) => CallAsync(async () =>
    {
        await inner.ExecutingAsync(silo, executing, cancellation);
        return true;
    });

    public Task<IReadOnlyList<AttemptId>> RenewAsync(
        string silo, IReadOnlyList<AttemptId> attempts, DateTime expires, CancellationToken cancellation) =>
        CallAsync(() => inner.RenewAsync(silo, attempts, expires, cancellation));

    public Task<int> ReclaimAsync(string silo, IReadOnlyList<AttemptId> held, DateTime expiresBefore, CancellationToken cancellation) =>
        CallAsync(() => inner.ReclaimAsync(silo, held, expiresBefore, cancellation));

    public Task<IReadOnlyList<Verdict>> CommitAsync(IReadOnlyList<CompletedRun> batch, CancellationToken cancellation) =>
        CallAsync(() => inner.CommitAsync(batch, cancellation));

    public Task ReleaseAsync(IReadOnlyList<AttemptId> attempts, CancellationToken cancellation) => CallAsync(async () =>
    {
        await inner.ReleaseAsync(attempts, cancellation);
        return true;
    });

    public Task<int> RequeueAsync(DateTime? expiredBefore, CancellationToken cancellation) => CallAsync(() => inner.RequeueAsync(expiredBefore, cancellation));

    public Task<int> BuryAsync(string silo, CancellationToken cancellation) => CallAsync(() => inner.BuryAsync(silo, cancellation));

    public Task<StudyChange?> PauseAsync(string study, CancellationToken cancellation) => CallAsync(() => inner.PauseAsync(study, cancellation));

    public Task<StudyChange?> ResumeAsync(string study, CancellationToken cancellation) => CallAsync(() => inner.ResumeAsync(study, cancellation));

    public Task<StudyChange?> StopAsync(string study, CancellationToken cancellation) => CallAsync(() => inner.StopAsync(study, cancellation));

    public Task<StudyChange?> CancelAsync(string study, CancellationToken cancellation) => CallAsync(() => inner.CancelAsync(study, cancellation));

    public Task<int> RetryFailedAsync(string study, CancellationToken cancellation) => CallAsync(() => inner.RetryFailedAsync(study, cancellation));

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        Fault fault = faultAt(Interlocked.Increment(ref calls));
        if (fault == Fault.Before) throw new StoreException("injected: not done");
        T answer = await call();
        return fault switch
        {
            Fault.After => throw new StoreException("injected: done, reported as failed"),
            Fault.Timeout => throw new TimeoutException("injected: done, not answered"),
            _ => answer,
        };
    }
}
