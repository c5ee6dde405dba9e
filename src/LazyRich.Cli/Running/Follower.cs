using LazyRich.Reporting.Client;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;

namespace LazyRich.Cli.Running;

/// <summary>Says a request to the process that owns the store, and follows the study there.</summary>
internal sealed class Follower(Session session, IStudyRequest request, Story story)
{
    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(200);

    /// <param name="introduce">Says where the study runs, once it is known that it does.</param>
    /// <exception cref="HeadGoneException">That process is gone and the study is not finished.</exception>
    public async Task<Outcome> FollowAsync(HeadClient head, Patience patience, Action<Submission> introduce, CancellationToken cancellation)
    {
        IStoreReader reader = session.OpenReader();
        Submission submission = await request.SayAsync(new HeadDesk(head), reader, cancellation)
            ?? throw new HeadGoneException(head.Head, "is about to end");
        patience.Renew();
        story.Submitted(submission);
        introduce(submission);
        Progress progress = new(submission.Study, submission.Runs, submission.Reused, 0, false);
        bool detached = false;
        try
        {
            var regimes = new RegimeWatch(reader, submission.Study, session.Terminal.Time);
            await ProgressViews.For(session).ShowAsync(async show =>
            {
                using var timer = new PeriodicTimer(interval, session.Terminal.Time);
                do
                {
                    progress = await ProgressAsync(head, submission.Study, cancellation);
                    patience.Renew();
                    story.Saw(progress);
                    show(progress with { Regimes = regimes.Look() });
                }
                while (!progress.Finished && await timer.WaitForNextTickAsync(cancellation));
            });
        }
        catch (OperationCanceledException) when (session.Terminal.Interrupts.ExitCode != 0)
        {
            detached = true;
        }

        return story.End(progress, detached);
    }

    private static async Task<Progress> ProgressAsync(HeadClient head, string study, CancellationToken cancellation) =>
        Progress.Of(StudyJson.Read((await head.GetAsync($"api/studies/{HeadClient.Segment(study)}", cancellation)).AsObject()));
}
