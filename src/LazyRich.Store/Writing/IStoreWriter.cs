using LazyRich.Store.Writing.Ordering;
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

    /// <summary>Grants what the order takes of the planned runs: attempt + 1, silo, expiry, in one transaction.</summary>
    Task<LeaseGrant> LeaseAsync(string silo, ILeaseOrder order, DateTime expires, CancellationToken cancellation);

    /// <summary>Exactly these of its leases does a silo execute at this moment. What executes when a silo dies becomes suspect; a drain begins with none.</summary>
    Task ExecutingAsync(string silo, IReadOnlyList<AttemptId> executing, CancellationToken cancellation);

    /// <summary>Moves the expiry of attempts this silo holds; returns those it no longer holds.</summary>
    Task<IReadOnlyList<AttemptId>> RenewAsync(string silo, IReadOnlyList<AttemptId> attempts, DateTime expires, CancellationToken cancellation);

    /// <summary>
    /// Plans again what this silo was granted with an expiry before that, and does not hold: whoever granted it died before the silo heard of it. No attempt
    /// is held against the runs. Returns how many.
    /// </summary>
    Task<int> ReclaimAsync(string silo, IReadOnlyList<AttemptId> held, DateTime expiresBefore, CancellationToken cancellation);

    /// <summary>Stores results by compare-and-set on (key, attempt, leased), one transaction for the batch; verdicts in its order.</summary>
    Task<IReadOnlyList<Verdict>> CommitAsync(IReadOnlyList<CompletedRun> batch, CancellationToken cancellation);

    /// <summary>Hands attempts back unexecuted: planned again, no attempt is held against them.</summary>
    Task ReleaseAsync(IReadOnlyList<AttemptId> attempts, CancellationToken cancellation);

    /// <summary>Plans again what is leased and has expired; with null, everything leased (whoever held it is gone). Returns how many.</summary>
    Task<int> RequeueAsync(DateTime? expiredBefore, CancellationToken cancellation);

    /// <summary>A silo died: what it held is planned again. Returns how many.</summary>
    Task<int> BuryAsync(string silo, CancellationToken cancellation);

    /// <summary>Plans failed runs of a study again, with a clean record. None when the study was stopped or cancelled: it wants no runs.</summary>
    Task<int> RetryFailedAsync(string study, CancellationToken cancellation);

    /// <summary>No new runs; what is leased goes on. Null: no such study; so for the following.</summary>
    Task<StudyChange?> PauseAsync(string study, CancellationToken cancellation);

    /// <summary>Goes on after a pause, and also after a stop or cancellation.</summary>
    Task<StudyChange?> ResumeAsync(string study, CancellationToken cancellation);

    /// <summary>Final: its planned runs are given up unless another study wants them; what is leased goes on to its end.</summary>
    Task<StudyChange?> StopAsync(string study, CancellationToken cancellation);

    /// <summary>As a stop, and what is leased is given up too, unless a study that was not cancelled names it: one that was stopped lets it finish.</summary>
    Task<StudyChange?> CancelAsync(string study, CancellationToken cancellation);
}
