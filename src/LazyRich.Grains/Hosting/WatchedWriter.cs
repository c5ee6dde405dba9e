using LazyRich.Store;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;
using LazyRich.Studies.Plan;

namespace LazyRich.Grains.Hosting;

/// <summary>A store's writer that remembers the first time the store refused to be written, so that the process can say so and stop.</summary>
internal sealed class WatchedWriter(IStoreWriter writer) : IStoreWriter
{
    private readonly TaskCompletionSource<StoreException> refused = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the store cannot be written: disk full, file gone, damage.</summary>
    public Task<StoreException> Refused => refused.Task;

    public Task<Submission> SubmitAsync(StudyPlan plan, CancellationToken cancellation) => Watch(writer.SubmitAsync(plan, cancellation));

    public Task<LeaseGrant> LeaseAsync(string silo, ILeaseOrder order, DateTime expires, CancellationToken cancellation) =>
        Watch(writer.LeaseAsync(silo, order, expires, cancellation));

    public Task ExecutingAsync(string silo, IReadOnlyList<AttemptId> executing, CancellationToken cancellation) =>
        Watch(() => writer.ExecutingAsync(silo, executing, cancellation));

    public Task<IReadOnlyList<AttemptId>> RenewAsync(
        string silo, IReadOnlyList<AttemptId> attempts, DateTime expires, CancellationToken cancellation) =>
        Watch(writer.RenewAsync(silo, attempts, expires, cancellation));

    public Task<int> ReclaimAsync(string silo, IReadOnlyList<AttemptId> held, DateTime expiresBefore, CancellationToken cancellation) =>
        Watch(writer.ReclaimAsync(silo, held, expiresBefore, cancellation));

    public Task<IReadOnlyList<Verdict>> CommitAsync(IReadOnlyList<CompletedRun> batch, CancellationToken cancellation) =>
        Watch(writer.CommitAsync(batch, cancellation));

    public Task ReleaseAsync(IReadOnlyList<AttemptId> attempts, CancellationToken cancellation) => Watch(() => writer.ReleaseAsync(attempts, cancellation));

    public Task<int> RequeueAsync(DateTime? expiredBefore, CancellationToken cancellation) => Watch(writer.RequeueAsync(expiredBefore, cancellation));

    public Task<int> RetryFailedAsync(string study, CancellationToken cancellation) => Watch(writer.RetryFailedAsync(study, cancellation));

    public Task<int> BuryAsync(string silo, CancellationToken cancellation) => Watch(writer.BuryAsync(silo, cancellation));

    public Task<StudyChange?> PauseAsync(string study, CancellationToken cancellation) => Watch(writer.PauseAsync(study, cancellation));

    public Task<StudyChange?> ResumeAsync(string study, CancellationToken cancellation) => Watch(writer.ResumeAsync(study, cancellation));

    public Task<StudyChange?> StopAsync(string study, CancellationToken cancellation) => Watch(writer.StopAsync(study, cancellation));

    public Task<StudyChange?> CancelAsync(string study, CancellationToken cancellation) => Watch(writer.CancelAsync(study, cancellation));

    private async Task Watch(Func<Task> call)
    {
        await Watch(AnsweredAsync());

        async Task<bool> AnsweredAsync()
        {
            await call();
            return true;
        }
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
