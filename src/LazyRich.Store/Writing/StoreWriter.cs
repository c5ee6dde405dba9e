using LazyRich.Store.Writing.Operations;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing;

/// <summary>Queues each call on the writer's thread.</summary>
internal sealed class StoreWriter(WriterThread thread) : IStoreWriter
{
    public Task<Submission> SubmitAsync(StudyPlan plan, CancellationToken cancellation) => new Submitting(thread, plan).RunAsync(cancellation);

    public Task<IReadOnlyList<LeasedRun>> LeaseAsync(string silo, int count, DateTime expires, CancellationToken cancellation) =>
        thread.Post(context => Leasing.Lease(context, silo, count, Ticks(expires)), cancellation);

    public Task<IReadOnlyList<AttemptId>> RenewAsync(
        string silo, IReadOnlyList<AttemptId> attempts, DateTime expires, CancellationToken cancellation) =>
        thread.Post(context => Leasing.Renew(context, silo, attempts, Ticks(expires)), cancellation);

    public Task<IReadOnlyList<Verdict>> CommitAsync(IReadOnlyList<CompletedRun> batch, CancellationToken cancellation)
    {
        foreach (CompletedRun run in batch)
            Committing.Check(run);
        return thread.Post(context => Committing.Commit(context, batch), cancellation);
    }

    public Task ReleaseAsync(IReadOnlyList<AttemptId> attempts, CancellationToken cancellation) =>
        thread.Post(context => Requeueing.Release(context, attempts), cancellation);

    public Task<int> RequeueAsync(DateTime? expiredBefore, CancellationToken cancellation) =>
        thread.Post(context => Requeueing.Requeue(context, expiredBefore is { } time ? Ticks(time) : long.MaxValue), cancellation);

    public Task<int> RetryFailedAsync(string study, CancellationToken cancellation) =>
        thread.Post(context => Requeueing.RetryFailed(context, study), cancellation);

    private static long Ticks(DateTime time) => time.ToUniversalTime().Ticks;
}
