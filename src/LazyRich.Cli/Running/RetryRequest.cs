using LazyRich.Reporting.Api;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;

namespace LazyRich.Cli.Running;

/// <summary><c>retry STUDY --failed</c>: the failed runs are planned again, once, and the study goes on.</summary>
internal sealed class RetryRequest(Session session, string study) : IStudyRequest
{
    private bool planned;

    public async Task<Submission?> SayAsync(StudyDesk desk, IStoreReader reader, CancellationToken cancellation)
    {
        StudyStatus status = session.RequireStudy(reader, study);
        if (!planned && await desk.RetryFailedAsync(study, cancellation) is null)
            return null;
        planned = true;
        return new(study, status.Runs, status.Succeeded, 0);
    }

    public async Task<Submission> SayAsync(OwnerClient owner, CancellationToken cancellation)
    {
        StudyStatus status = session.RequireStudy(session.OpenReader(), study);
        if (planned)
            await owner.FollowAsync(study, cancellation);
        else
            await owner.RetryFailedAsync(study, cancellation);
        planned = true;
        return new(study, status.Runs, status.Succeeded, 0);
    }
}
