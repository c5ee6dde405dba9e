using LazyRich.Reporting.Api;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;
using LazyRich.Studies.Plan;

namespace LazyRich.Cli.Running;

/// <summary><c>run STUDY</c>.</summary>
internal sealed class SubmitRequest(StudyPlan plan) : IStudyRequest
{
    public Task<Submission?> SayAsync(IStudyDesk desk, IStoreReader reader, CancellationToken cancellation) => desk.SubmitAsync(plan, cancellation);
}
