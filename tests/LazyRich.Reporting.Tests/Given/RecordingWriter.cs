using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;
using LazyRich.Studies.Plan;

namespace LazyRich.Reporting.Tests.Given;

/// <summary>A writer that only remembers what it was asked.</summary>
internal sealed class RecordingWriter : IStoreWriter
{
    public List<string> Submitted { get; } = [];

    public List<string> Retried { get; } = [];

    /// <summary>A submission takes as long.</summary>
    public Task Submitting { get; set; } = Task.CompletedTask;

    public async Task<Submission> SubmitAsync(StudyPlan plan, CancellationToken cancellation)
    {
        await Submitting;
        Submitted.Add(plan.Name);
        return new Submission(plan.Name, plan.Count, 0, plan.Count);
    }

    public Task<int> RetryFailedAsync(string study, CancellationToken cancellation)
    {
        Retried.Add(study);
        return Task.FromResult(3);
    }

    public Task<LeaseGrant> LeaseAsync(string silo, ILeaseOrder order, DateTime expires, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task ExecutingAsync(string silo, IReadOnlyList<AttemptId> executing, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<AttemptId>> RenewAsync(
        string silo, IReadOnlyList<AttemptId> attempts, DateTime expires, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<int> ReclaimAsync(string silo, IReadOnlyList<AttemptId> held, DateTime expiresBefore, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<Verdict>> CommitAsync(IReadOnlyList<CompletedRun> batch, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task ReleaseAsync(IReadOnlyList<AttemptId> attempts, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<int> RequeueAsync(DateTime? expiredBefore, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<int> BuryAsync(string silo, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<StudyChange?> PauseAsync(string study, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<StudyChange?> ResumeAsync(string study, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<StudyChange?> StopAsync(string study, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<StudyChange?> CancelAsync(string study, CancellationToken cancellation) => throw new NotSupportedException();
}
