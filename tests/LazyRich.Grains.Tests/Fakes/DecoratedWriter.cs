using LazyRich.Store.Writing;
using LazyRich.Studies.Plan;

namespace LazyRich.Grains.Tests.Fakes;

/// <summary>Does something to every call of a writer.</summary>
internal abstract class DecoratedWriter(IStoreWriter inner) : IStoreWriter
{
    public Task<Submission> SubmitAsync(StudyPlan plan, CancellationToken cancellation) => Call("submit", () => inner.SubmitAsync(plan, cancellation));

    public Task<IReadOnlyList<LeasedRun>> LeaseAsync(string silo, int count, DateTime expires, CancellationToken cancellation) =>
        Call("lease", () => inner.LeaseAsync(silo, count, expires, cancellation));

    public Task<IReadOnlyList<AttemptId>> RenewAsync(string silo, IReadOnlyList<AttemptId> attempts, DateTime expires, CancellationToken cancellation) =>
        Call("renew", () => inner.RenewAsync(silo, attempts, expires, cancellation));

    public Task<IReadOnlyList<Verdict>> CommitAsync(IReadOnlyList<CompletedRun> batch, CancellationToken cancellation) =>
        Call("commit", () => inner.CommitAsync(batch, cancellation));

    public Task ReleaseAsync(IReadOnlyList<AttemptId> attempts, CancellationToken cancellation) => Call("release", async () =>
    {
        await inner.ReleaseAsync(attempts, cancellation);
        return attempts.Count;
    });

    public Task<int> RequeueAsync(DateTime? expiredBefore, CancellationToken cancellation) =>
        Call(expiredBefore is null ? "reopen" : "requeue", () => inner.RequeueAsync(expiredBefore, cancellation));

    public Task<int> RetryFailedAsync(string study, CancellationToken cancellation) => Call("retry", () => inner.RetryFailedAsync(study, cancellation));

    protected abstract Task<T> Call<T>(string name, Func<Task<T>> call);
}
