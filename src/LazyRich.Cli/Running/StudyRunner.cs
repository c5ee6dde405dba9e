using LazyRich.Reporting.Client;
using LazyRich.Store;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Running;

/// <summary>
/// Runs what was asked for to its end: through the head that the user names; else as the owner of the store if nobody holds it; else through the
/// process that does. When that one goes away with work left, this one takes over.
/// </summary>
internal sealed class StudyRunner(Session session, RunSettings settings, IStudyRequest request)
{
    private readonly Story story = new(session.Terminal.Time);

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        session.MakeToken();
        try
        {
            return session is { HasHead: true, Remote: { } head }
                ? await Finish(session.OpenReader(), await new HeadRun(session, request, story).RunAsync(head, cancellation))
                : await OwnOrFollowAsync(cancellation);
        }
        catch (OperationCanceledException) when (session.Terminal.Interrupts.ExitCode != 0)
        {
            return story.Study is { } study ? Closing.InterruptedWaiting(session, study) : Closing.InterruptedEarly(session);
        }
        catch (NothingToDoException nothing)
        {
            return Closing.NothingToDo(session, nothing.Message);
        }
    }

    private async Task<int> OwnOrFollowAsync(CancellationToken cancellation)
    {
        var patience = Patience.WithHolder(session.Terminal.Time);
        while (true)
        {
            try
            {
                return await OwnAsync(cancellation);
            }
            catch (StoreHeldException held)
            {
                if (await FollowAsync(held, patience, cancellation) is { } outcome)
                    return await Finish(session.OpenReader(), outcome);
            }
        }
    }

    private async Task<int> OwnAsync(CancellationToken cancellation)
    {
        await using ResultsStore store = await ResultsStore.OpenAsync(session.StorePath, session.StoreOptions, cancellation);
        Outcome outcome = await new Owner(session, settings, store, request, story).RunAsync(cancellation);
        return await Finish(store.Reader, outcome);
    }

    /// <returns>Null when the holder is gone and the study is not finished.</returns>
    private async Task<Outcome?> FollowAsync(StoreHeldException held, Patience patience, CancellationToken cancellation)
    {
        try
        {
            using HeadClient holder = Holder.Client(held);
            return await new Follower(session, request, story).FollowAsync(holder, patience, submission =>
            {
                session.Say($"{session.StoreName} is in use by process {held.ProcessId}: {submission.Study} runs there, this command follows");
                session.Say("  Ctrl-C lets go, the study goes on");
            }, cancellation);
        }
        catch (Exception exception) when (Holder.IsGone(exception))
        {
            return await patience.WaitAsync(cancellation) ? null : throw Holder.Silent(held, session);
        }
    }

    /// <summary>A study that is finished is reported, interrupt or not; the report takes a second.</summary>
    private Task<int> Finish(IStoreReader reader, Outcome outcome) =>
        session.Terminal.Interrupts.ExitCode is var code and not 0 && !outcome.Progress.Finished
            ? Task.FromResult(Closing.Interrupted(session, outcome, code))
            : new Closing(session, settings, reader, outcome).ShowAsync();
}
