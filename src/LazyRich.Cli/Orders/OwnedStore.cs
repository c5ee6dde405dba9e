using LazyRich.Cli.Running;
using LazyRich.Reporting.Api;
using LazyRich.Reporting.Client;
using LazyRich.Store;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Orders;

/// <summary>
/// The desk of a store, wherever it is: that of the head that the user names; that of the process that holds the store; or, at rest, one of our own
/// for a moment, with the store's lock.
/// </summary>
internal sealed class OwnedStore(Session session)
{
    /// <param name="ask">May be asked again when whoever owned the store ends meanwhile.</param>
    /// <exception cref="UserException">The owner does not answer.</exception>
    public async Task<T> AskAsync<T>(Func<IStudyDesk, IStoreReader, Task<T>> ask, CancellationToken cancellation)
    {
        if (session is { HasHead: true, Remote: { } head })
            return await ask(new HeadDesk(head), session.OpenReader());
        var patience = Patience.WithHolder(session.Terminal.Time);
        while (true)
        {
            try
            {
                return await AtRestAsync(ask, cancellation);
            }
            catch (StoreHeldException held)
            {
                (bool answered, T answer) = await HeldAsync(held, ask, patience, cancellation);
                if (answered)
                    return answer;
            }
        }
    }

    private async Task<T> AtRestAsync<T>(Func<IStudyDesk, IStoreReader, Task<T>> ask, CancellationToken cancellation)
    {
        await using ResultsStore store = await ResultsStore.OpenAsync(session.StorePath, session.StoreOptions, cancellation);
        using var desk = new StudyDesk(store.Writer, store.Reader);

        // The head is gone, but workers may outlive it and bring what they hold to the next one: only what nobody renewed is planned again.
        await store.Writer.RequeueAsync(session.Terminal.Time.GetUtcNow().UtcDateTime, cancellation);
        return await ask(desk, store.Reader);
    }

    private async Task<(bool Answered, T Answer)> HeldAsync<T>(
        StoreHeldException held, Func<IStudyDesk, IStoreReader, Task<T>> ask, Patience patience, CancellationToken cancellation)
    {
        try
        {
            using HeadClient holder = Holder.Client(held);
            return (true, await ask(new HeadDesk(holder), session.OpenReader()));
        }
        catch (Exception exception) when (Holder.IsGone(exception))
        {
            return await patience.WaitAsync(cancellation) ? default((bool, T)) : throw Holder.Silent(held, session);
        }
    }
}
