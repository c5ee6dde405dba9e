using LazyRich.Reporting.Client;

namespace LazyRich.Cli.Running;

/// <summary>A study that runs at a head: hands it in and follows it, also over a restart of the head.</summary>
internal sealed class HeadRun(Session session, IStudyRequest request, Story story)
{
    /// <summary>A supervisor brings a head back within two minutes; a slow machine may take longer.</summary>
    private static readonly TimeSpan patienceWithHead = TimeSpan.FromMinutes(5);

    /// <summary>A head that was started a moment before this command, perhaps on the line above it, is soon there.</summary>
    private static readonly TimeSpan patienceWithStart = TimeSpan.FromSeconds(20);

    /// <exception cref="HeadGoneException">It never answered.</exception>
    /// <exception cref="UserException">It answered once, and no more.</exception>
    public async Task<Outcome> RunAsync(HeadClient head, CancellationToken cancellation)
    {
        var patience = new Patience(session.Terminal.Time, patienceWithHead);
        var start = new Patience(session.Terminal.Time, patienceWithStart);
        bool introduced = false, lost = false, awaited = false;
        string? study = null;
        while (true)
        {
            try
            {
                return await new Follower(session, request, story).FollowAsync(head, patience, submission =>
                {
                    study = submission.Study;
                    if (lost)
                        session.Say("the head is back");
                    else if (!introduced)
                        session.Say($"{study} runs at {session.StoreName}, this command follows; Ctrl-C lets go, the study goes on");
                    (introduced, lost) = (true, false);
                }, cancellation);
            }
            catch (HeadGoneException gone) when (!patience.Answered && gone.MayBeStarting)
            {
                if (!awaited)
                    session.Say($"no head answers at {gone.Head} yet; waiting for one to start there, at most {start.Limit.TotalSeconds:0} s; Ctrl-C ends");
                awaited = true;
                if (!await start.WaitAsync(cancellation))
                    throw;
            }
            catch (HeadGoneException gone) when (patience.Answered)
            {
                if (!lost)
                    session.Say($"{gone.Message}; waiting for it, at most {patience.Limit.TotalMinutes:0} min; its workers keep what they solve");
                lost = true;
                if (!await patience.WaitAsync(cancellation))
                {
                    throw new UserException(
                        ExitCode.Unreachable,
                        gone.Message,
                        $"what it had stored is safe; when it is back, the study goes on, and  {session.Line($"status {study}")}  says how far it is");
                }
            }
        }
    }
}
