using LazyRich.Store.Model;
using LazyRich.Store.Telemetry;
using LazyRich.Store.Writing.Operations;
using LazyRich.Store.Writing.Ordering;
using LazyRich.Store.Writing.Rules;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing;

/// <summary>Queues each call on the writer's thread.</summary>
internal sealed class StoreWriter(WriterThread thread) : IStoreWriter
{
    public Task<Submission> SubmitAsync(StudyPlan plan, CancellationToken cancellation) => new Submitting(thread, plan).RunAsync(cancellation);

    public Task<LeaseGrant> LeaseAsync(string silo, ILeaseOrder order, DateTime expires, CancellationToken cancellation) =>
        thread.Post(context => new Leasing(context, silo, order, Ticks(expires)).Lease(), cancellation);

    public Task ExecutingAsync(string silo, IReadOnlyList<AttemptId> executing, CancellationToken cancellation) =>
        thread.Post(context => Holding.Execute(context, silo, executing), cancellation);

    public Task<IReadOnlyList<AttemptId>> RenewAsync(
        string silo, IReadOnlyList<AttemptId> attempts, DateTime expires, CancellationToken cancellation) =>
        thread.Post(context => Holding.Renew(context, silo, attempts, Ticks(expires)), cancellation);

    public Task<int> ReclaimAsync(string silo, IReadOnlyList<AttemptId> held, DateTime expiresBefore, CancellationToken cancellation) =>
        thread.Post(context => Requeueing.Reclaim(context, silo, held, Ticks(expiresBefore)), cancellation);

    public async Task<IReadOnlyList<Verdict>> CommitAsync(IReadOnlyList<CompletedRun> batch, CancellationToken cancellation)
    {
        foreach (CompletedRun run in batch)
            Committing.Check(run);
        IReadOnlyList<Verdict> verdicts = await thread.Post(context => Committing.Commit(context, batch), cancellation);
        for (int i = 0; i < batch.Count; i++)
        {
            if (batch[i].Failure is not null && verdicts[i] is Verdict.Accepted)
                StoreMeter.Failures.Add(batch[i].Cause.Word(), 1);
        }

        return verdicts;
    }

    public Task ReleaseAsync(IReadOnlyList<AttemptId> attempts, CancellationToken cancellation) =>
        thread.Post(context => Requeueing.Release(context, attempts), cancellation);

    public Task<int> RequeueAsync(DateTime? expiredBefore, CancellationToken cancellation) =>
        LoseAsync(AttemptHistory.Expired, context => Losing.Expire(context, expiredBefore is { } time ? Ticks(time) : long.MaxValue), cancellation);

    public Task<int> RetryFailedAsync(string study, CancellationToken cancellation) =>
        thread.Post(context => Requeueing.RetryFailed(context, study), cancellation);

    public Task<int> BuryAsync(string silo, CancellationToken cancellation) =>
        LoseAsync(AttemptHistory.Lost, context => Losing.Bury(context, silo), cancellation);

    public Task<StudyChange?> PauseAsync(string study, CancellationToken cancellation) => SetAsync(study, StudyState.Paused, cancellation);

    public Task<StudyChange?> ResumeAsync(string study, CancellationToken cancellation) => SetAsync(study, StudyState.Active, cancellation);

    public Task<StudyChange?> StopAsync(string study, CancellationToken cancellation) => SetAsync(study, StudyState.Stopped, cancellation);

    public Task<StudyChange?> CancelAsync(string study, CancellationToken cancellation) => SetAsync(study, StudyState.Cancelled, cancellation);

    private async Task<int> LoseAsync(string outcome, Func<WriteContext, Losses> change, CancellationToken cancellation)
    {
        Losses losses = await thread.Post(change, cancellation);
        StoreMeter.Lost.Add(outcome, losses.Runs);
        StoreMeter.Failures.Add(FailureCause.Quarantined.Word(), losses.Quarantined);
        return losses.Runs;
    }

    private Task<StudyChange?> SetAsync(string study, string state, CancellationToken cancellation) =>
        new StudyStates(thread).SetAsync(study, state, cancellation);

    private static long Ticks(DateTime time) => time.ToUniversalTime().Ticks;
}
