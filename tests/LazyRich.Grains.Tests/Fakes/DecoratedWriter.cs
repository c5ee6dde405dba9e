using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;
using LazyRich.Studies.Plan;

namespace LazyRich.Grains.Tests.Fakes;

/// <summary>Does something to every call of a writer.</summary>
internal abstract class DecoratedWriter(IStoreWriter inner) : IStoreWriter
{
    public Task<Submission> SubmitAsync(StudyPlan plan, CancellationToken cancellation) => Call("submit", () => inner.SubmitAsync(plan, cancellation));

    public Task<LeaseGrant> LeaseAsync(string silo, ILeaseOrder order, DateTime expires, CancellationToken cancellation) =>
        Call("lease", () => inner.LeaseAsync(silo, order, expires, cancellation));

    public Task ExecutingAsync(string silo, IReadOnlyList<AttemptId> executing, CancellationToken cancellation) => Call("executing", async () =>
    {
        await inner.ExecutingAsync(silo, executing, cancellation);
        return true;
    });

    public Task<IReadOnlyList<AttemptId>> RenewAsync(string silo, IReadOnlyList<AttemptId> attempts, DateTime expires, CancellationToken cancellation) =>
        Call("renew", () => inner.RenewAsync(silo, attempts, expires, cancellation));

    public Task<int> ReclaimAsync(string silo, IReadOnlyList<AttemptId> held, DateTime expiresBefore, CancellationToken cancellation) =>
        Call("reclaim", () => inner.ReclaimAsync(silo, held, expiresBefore, cancellation));

    public Task<IReadOnlyList<Verdict>> CommitAsync(IReadOnlyList<CompletedRun> batch, CancellationToken cancellation) =>
        Call("commit", () => inner.CommitAsync(batch, cancellation));

    public Task ReleaseAsync(IReadOnlyList<AttemptId> attempts, CancellationToken cancellation) => Call("release", async () =>
    {
        await inner.ReleaseAsync(attempts, cancellation);
        return attempts.Count;
    });

    public Task<int> RequeueAsync(DateTime? expiredBefore, CancellationToken cancellation) =>
        Call(expiredBefore is null ? "reopen" : "requeue", () => inner.RequeueAsync(expiredBefore, cancellation));

    public Task<int> BuryAsync(string silo, CancellationToken cancellation) => Call("bury", () => inner.BuryAsync(silo, cancellation));

    public Task<StudyChange?> PauseAsync(string study, CancellationToken cancellation) => Call("pause", () => inner.PauseAsync(study, cancellation));

    public Task<StudyChange?> ResumeAsync(string study, CancellationToken cancellation) => Call("resume", () => inner.ResumeAsync(study, cancellation));

    public Task<StudyChange?> StopAsync(string study, CancellationToken cancellation) => Call("stop", () => inner.StopAsync(study, cancellation));

    public Task<StudyChange?> CancelAsync(string study, CancellationToken cancellation) => Call("cancel", () => inner.CancelAsync(study, cancellation));

    public Task<int> RetryFailedAsync(string study, CancellationToken cancellation) => Call("retry", () => inner.RetryFailedAsync(study, cancellation));

    protected abstract Task<T> Call<T>(string name, Func<Task<T>> call);
}
