using LazyRich.Store.Writing;
using LazyRich.Studies.Plan;

namespace LazyRich.Reporting.Tests.Given;

/// <summary>A writer that only remembers what it was asked.</summary>
internal sealed class RecordingWriter : IStoreWriter
{
    public List<string> Submitted { get; } = [];

    public List<string> Retried { get; } = [];

    public Task<Submission> SubmitAsync(StudyPlan plan, CancellationToken cancellation)
    {
        Submitted.Add(plan.Name);
        return Task.FromResult(new Submission(plan.Name, plan.Count, 0, plan.Count));
    }

    public Task<int> RetryFailedAsync(string study, CancellationToken cancellation)
    {
        Retried.Add(study);
        return Task.FromResult(3);
    }

    public Task<IReadOnlyList<LeasedRun>> LeaseAsync(string silo, int count, DateTime expires, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<AttemptId>> RenewAsync(
        string silo, IReadOnlyList<AttemptId> attempts, DateTime expires, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<Verdict>> CommitAsync(IReadOnlyList<CompletedRun> batch, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task ReleaseAsync(IReadOnlyList<AttemptId> attempts, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<int> RequeueAsync(DateTime? expiredBefore, CancellationToken cancellation) => throw new NotSupportedException();
}
