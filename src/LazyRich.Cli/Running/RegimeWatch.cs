using LazyRich.Reporting.Client;
using LazyRich.Store;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Running;

/// <summary>
/// Which regimes have appeared in a study so far. Counting reads every summary, so it is done in the background and costs at most a twentieth of the
/// time. Not thread-safe.
/// </summary>
internal sealed class RegimeWatch(IStoreReader reader, string study, TimeProvider time)
{
    private const int Share = 20;

    private static readonly TimeSpan least = TimeSpan.FromSeconds(1);

    private Task? looking;
    private volatile IReadOnlyList<KeyValuePair<string, long>>? found;
    private TimeSpan pause;
    private long since = time.GetTimestamp();

    /// <summary>Null until a look has succeeded.</summary>
    public IReadOnlyList<KeyValuePair<string, long>>? Latest { get; private set; }

    /// <summary>Ends with the look that is under way.</summary>
    public Task Looking => looking ?? Task.CompletedTask;

    public IReadOnlyList<KeyValuePair<string, long>>? Look()
    {
        if (looking is { IsCompleted: true })
        {
            Latest = found;
            TimeSpan cost = time.GetElapsedTime(since);
            (pause, since, looking) = (cost * Share > least ? cost * Share : least, time.GetTimestamp(), null);
        }

        if (looking is null && time.GetElapsedTime(since) >= pause)
        {
            since = time.GetTimestamp();
            looking = Task.Run(Count);
        }

        return Latest;
    }

    /// <summary>A store or a head that does not answer now is the business of whoever follows the study.</summary>
    private void Count()
    {
        try
        {
            found = reader.Regimes(study);
        }
        catch (Exception exception) when (exception is StoreException or HeadGoneException or HeadRefusedException)
        {
            // What was found last stays.
        }
    }
}
