using LazyRich.Reporting.Api;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;

namespace LazyRich.Cli.Running;

/// <summary><c>resume [STUDY]</c>: the plan is rows in the store, so going on needs nothing but them.</summary>
/// <param name="study">Null: the only unfinished one.</param>
internal sealed class ResumeRequest(Session session, string? study) : IStudyRequest
{
    public async Task<Submission?> SayAsync(IStudyDesk desk, IStoreReader reader, CancellationToken cancellation)
    {
        StudyStatus status = Find(reader);
        OrderJudgement judgement = OrderJudgement.Of(StudyOrder.Resume, status);
        if (judgement is { IsFault: true, Words: { } fault })
            throw new UserException(ExitCode.Usage, fault);
        bool goesOn = judgement.Words is not null || await desk.OrderAsync(StudyOrder.Resume, status.Study, cancellation);
        return goesOn && await desk.FollowAsync(status.Study, cancellation) ? Answer(status) : null;
    }

    private StudyStatus Find(IStoreReader reader)
    {
        if (study is not null)
            return session.RequireStudy(reader, study);
        StudyStatus[] unfinished = [.. reader.Studies().Where(one => !one.Finished)];
        return unfinished.Length switch
        {
            1 => unfinished[0],
            0 => throw new NothingToDoException($"every study in {session.StoreName} is finished"),
            _ => throw new UserException(
                ExitCode.Usage, $"{unfinished.Length} studies are unfinished: {string.Join(", ", unfinished.Select(one => one.Study))}; say which",
                session.Line($"resume {unfinished[0].Study}")),
        };
    }

    private static Submission Answer(StudyStatus status) => new(status.Study, status.Runs, status.Succeeded, 0);
}
