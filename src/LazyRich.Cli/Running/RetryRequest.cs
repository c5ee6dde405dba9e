using LazyRich.Reporting.Api;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;

namespace LazyRich.Cli.Running;

/// <summary><c>retry STUDY --failed</c>: the failed runs are planned again, once, and the study goes on.</summary>
internal sealed class RetryRequest(Session session, string study) : IStudyRequest
{
    private bool planned;

    public async Task<Submission?> SayAsync(IStudyDesk desk, IStoreReader reader, CancellationToken cancellation)
    {
        StudyStatus status = session.RequireStudy(reader, study);
        bool heard = planned ? await desk.FollowAsync(study, cancellation) : await desk.RetryFailedAsync(study, cancellation) is not null;
        planned |= heard;
        return heard ? new(study, status.Runs, status.Succeeded, 0) : null;
    }
}
