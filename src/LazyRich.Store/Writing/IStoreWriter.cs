using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing;

/// <summary>
/// Everything that changes a store. There is one writer a store, on its own thread; calls may come from any thread, are applied in order, and
/// complete after the commit that holds them (synchronous=FULL, group commit).
/// </summary>
public interface IStoreWriter
{
    /// <summary>Adds a study's plan, or finds it there already. Runs that another study holds are shared; succeeded runs are reused.</summary>
    Task<Submission> SubmitAsync(StudyPlan plan, CancellationToken cancellation);

    /// <summary>Grants up to <paramref name="count"/> planned runs, in plan order: attempt + 1, silo, expiry, in one transaction.</summary>
    Task<IReadOnlyList<LeasedRun>> LeaseAsync(string silo, int count, DateTime expires, CancellationToken cancellation);

    /// <summary>Moves the expiry of attempts this silo holds; returns those it no longer holds.</summary>
    Task<IReadOnlyList<AttemptId>> RenewAsync(string silo, IReadOnlyList<AttemptId> attempts, DateTime expires, CancellationToken cancellation);

    /// <summary>Stores results by compare-and-set on (key, attempt, leased), one transaction for the batch; verdicts in its order.</summary>
    Task<IReadOnlyList<Verdict>> CommitAsync(IReadOnlyList<CompletedRun> batch, CancellationToken cancellation);

    /// <summary>Hands attempts back unexecuted: planned again, no attempt is held against them.</summary>
    Task ReleaseAsync(IReadOnlyList<AttemptId> attempts, CancellationToken cancellation);

    /// <summary>Plans again what is leased and has expired; with null, everything leased (whoever held it is gone). Returns how many.</summary>
    Task<int> RequeueAsync(DateTime? expiredBefore, CancellationToken cancellation);

    /// <summary>Plans failed runs of a study again.</summary>
    Task<int> RetryFailedAsync(string study, CancellationToken cancellation);
}
