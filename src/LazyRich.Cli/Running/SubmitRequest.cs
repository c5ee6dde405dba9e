using LazyRich.Reporting.Api;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;
using LazyRich.Studies.Plan;

namespace LazyRich.Cli.Running;

/// <summary><c>run STUDY</c>.</summary>
/// <param name="file">The study file's name, for messages.</param>
/// <param name="directory">Where its matrix files are.</param>
internal sealed class SubmitRequest(StudyPlan plan, string file, string directory) : IStudyRequest
{
    public Task<Submission?> SayAsync(StudyDesk desk, IStoreReader reader, CancellationToken cancellation) => desk.SubmitAsync(plan, cancellation);

    public Task<Submission> SayAsync(OwnerClient owner, CancellationToken cancellation) =>
        owner.SubmitAsync(plan.Source, file, directory, cancellation);
}
