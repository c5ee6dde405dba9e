using LazyRich.Store;
using LazyRich.Store.Writing;

namespace LazyRich.Cli.Running;

/// <summary>Says a request to the process that holds the store, and follows the study there.</summary>
internal sealed class Follower(Session session, IStudyRequest request, Story story)
{
    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(200);

    /// <returns>Null when that process is gone and the study is not finished.</returns>
    /// <exception cref="UserException">It holds the store and does not answer.</exception>
    public async Task<Outcome?> FollowAsync(StoreHeldException held, Patience patience, CancellationToken cancellation)
    {
        try
        {
            if (held.Api is null)
                throw new OwnerGoneException();
            using var owner = new OwnerClient(held.Api, held.Token);
            Submission submission = await request.SayAsync(owner, cancellation);
            patience.Renew();
            story.Submitted(submission);
            session.Say($"{session.StoreName} is in use by process {held.ProcessId}: {submission.Study} runs there, this command follows");
            session.Say("  Ctrl-C lets go, the study goes on");
            return await FollowAsync(owner, submission, cancellation);
        }
        catch (OwnerGoneException)
        {
            string where = held.Api is null ? "" : $" at {held.Api}";
            return await patience.WaitAsync(cancellation) ? null : throw new UserException(
                ExitCode.Unreachable,
                $"process {held.ProcessId} holds {session.StoreName} but does not answer{where}",
                "end that process; what it has committed is safe, and the same command goes on");
        }
    }

    private async Task<Outcome> FollowAsync(OwnerClient owner, Submission submission, CancellationToken cancellation)
    {
        Progress progress = new(submission.Study, submission.Runs, submission.Reused, 0, false);
        bool detached = false;
        try
        {
            await ProgressViews.For(session).ShowAsync(async show =>
            {
                using var timer = new PeriodicTimer(interval, session.Terminal.Time);
                do
                {
                    progress = await owner.ProgressAsync(submission.Study, cancellation);
                    story.Saw(progress);
                    show(progress);
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
}
