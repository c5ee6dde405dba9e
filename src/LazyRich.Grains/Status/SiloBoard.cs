namespace LazyRich.Grains.Status;

/// <summary>Who solves, and how busy they are: the last word of every silo that was heard of late. Thread-safe.</summary>
public sealed class SiloBoard(TimeProvider time)
{
    /// <summary>A silo that was silent for so long is not shown any more; it may be dead.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (SiloLoad Load, long At)> last = [];

    public void Report(SiloLoad load)
    {
        lock (gate)
            last[load.Silo] = (load, time.GetTimestamp());
    }

    /// <summary>It is dead: its last word is no news.</summary>
    public void Strike(string silo)
    {
        lock (gate)
            last.Remove(silo);
    }

    /// <returns>How long ago it was heard; null when it was not of late.</returns>
    public TimeSpan? SilenceOf(string silo)
    {
        lock (gate)
            return last.TryGetValue(silo, out (SiloLoad Load, long At) word) ? time.GetElapsedTime(word.At) : null;
    }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<SiloStatus> Look()
    {
        lock (gate)
        {
            foreach (string silent in last.Where(entry => time.GetElapsedTime(entry.Value.At) > Memory).Select(entry => entry.Key).ToArray())
                last.Remove(silent);
            return [.. last.Values.OrderBy(entry => entry.Load.Silo, StringComparer.Ordinal).Select(entry => new SiloStatus(entry.Load, time.GetElapsedTime(entry.At)))];
        }
    }
}

/// <param name="Age">Since it was heard.</param>
public sealed record SiloStatus(SiloLoad Load, TimeSpan Age);
