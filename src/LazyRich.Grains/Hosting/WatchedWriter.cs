using LazyRich.Store;
using LazyRich.Store.Writing;
using LazyRich.Studies.Plan;

namespace LazyRich.Grains.Hosting;

/// <summary>A store's writer that remembers the first time the store refused to be written, so that the process can say so and stop.</summary>
internal sealed class WatchedWriter(IStoreWriter writer) : IStoreWriter
{
    private readonly TaskCompletionSource<StoreException> refused = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the store cannot be written: disk full, file gone, damage.</summary>
    public Task<StoreException> Refused => refused.Task;

    public Task<Submission> SubmitAsync(StudyPlan plan, CancellationToken cancellation) => Watch(writer.SubmitAsync(plan, cancellation));

    public Task<IReadOnlyList<LeasedRun>> LeaseAsync(string silo, int count, DateTime expires, CancellationToken cancellation) =>
        Watch(writer.LeaseAsync(silo, count, expires, cancellation));

    public Task<IReadOnlyList<AttemptId>> RenewAsync(
        string silo, IReadOnlyList<AttemptId> attempts, DateTime expires, CancellationToken cancellation) =>
        Watch(writer.RenewAsync(silo, attempts, expires, cancellation));

    public Task<IReadOnlyList<Verdict>> CommitAsync(IReadOnlyList<CompletedRun> batch, CancellationToken cancellation) =>
        Watch(writer.CommitAsync(batch, cancellation));

    public async Task ReleaseAsync(IReadOnlyList<AttemptId> attempts, CancellationToken cancellation) => await Watch(ReleasedAsync(attempts, cancellation));

    public Task<int> RequeueAsync(DateTime? expiredBefore, CancellationToken cancellation) => Watch(writer.RequeueAsync(expiredBefore, cancellation));

    public Task<int> RetryFailedAsync(string study, CancellationToken cancellation) => Watch(writer.RetryFailedAsync(study, cancellation));

    private async Task<int> ReleasedAsync(IReadOnlyList<AttemptId> attempts, CancellationToken cancellation)
    {
        await writer.ReleaseAsync(attempts, cancellation);
        return attempts.Count;
    }

    private async Task<T> Watch<T>(Task<T> call)
    {
        try
        {
            return await call;
        }
        catch (StoreException refusal)
        {
            refused.TrySetResult(refusal);
            throw;
        }
    }
}
