using LazyRich.Store;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Running;

/// <summary>
/// Runs what was asked for to its end: as the owner of the store if nobody holds it, otherwise through the process that does. When that one goes
/// away with work left, this one takes over.
/// </summary>
internal sealed class StudyRunner(Session session, RunSettings settings, IStudyRequest request)
{
    private readonly Story story = new(session.Terminal.Time);

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var patience = new Patience(session.Terminal.Time);
        while (true)
        {
            try
            {
                return await OwnAsync(cancellation);
            }
            catch (StoreHeldException held)
            {
                if (await new Follower(session, request, story).FollowAsync(held, patience, cancellation) is { } outcome)
                    return await FinishAsync(session.OpenReader(), outcome);
            }
            catch (OperationCanceledException) when (session.Terminal.Interrupts.ExitCode != 0)
            {
                return Closing.InterruptedEarly(session);
            }
            catch (NothingToDoException nothing)
            {
                return Closing.NothingToDo(session, nothing.Message);
            }
        }
    }

    private async Task<int> OwnAsync(CancellationToken cancellation)
    {
        await using ResultsStore store = await ResultsStore.OpenAsync(session.StorePath, cancellation);
        Outcome outcome = await new Owner(session, settings, store, request, story).RunAsync(cancellation);
        return await FinishAsync(store.Reader, outcome);
    }

    /// <summary>A study that is finished is reported, interrupt or not; the report takes a second.</summary>
    private Task<int> FinishAsync(IStoreReader reader, Outcome outcome) =>
        session.Terminal.Interrupts.ExitCode is var code and not 0 && !outcome.Progress.Finished
            ? Task.FromResult(Closing.Interrupted(session, outcome, code))
            : new Closing(session, settings, reader, outcome).ShowAsync();
}
