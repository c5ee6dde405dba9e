using System.Collections.Concurrent;

namespace LazyRich.Grains.Pool;

/// <summary>What runs cost a thread, in seconds, as measured here: per kind, and over all of late. Thread-safe.</summary>
internal sealed class CostBook<TKind> where TKind : notnull
{
    /// <summary>Weight of the newest batch when it was slower: about the last ten count.</summary>
    private const double Slower = 0.2;

    /// <summary>And when it was faster: the first batches pay for compilation, and must not be believed for long.</summary>
    private const double Faster = 0.6;

    /// <summary>A plan can have a kind per run; remembering more of those would be of no use.</summary>
    private const int MostKinds = 50_000;

    private readonly ConcurrentDictionary<TKind, double> byKind = [];

    /// <summary>Null until something was measured.</summary>
    public double? Average { get; private set; }

    /// <summary>Of a kind never measured the average; null: nothing was measured yet.</summary>
    public double? Of(TKind kind) => Measured(kind) ?? Average;

    /// <returns>Null when this kind was never measured.</returns>
    public double? Measured(TKind kind) => byKind.TryGetValue(kind, out double cost) ? cost : null;

    /// <param name="seconds">What one run of the kind took.</param>
    public void Record(TKind kind, double seconds)
    {
        if (byKind.Count >= MostKinds) byKind.Clear();
        byKind.AddOrUpdate(kind, static (_, now) => now, static (_, before, now) => Blend(before, now), seconds);
        lock (byKind)
            Average = Average is { } before ? Blend(before, seconds) : seconds;
    }

    private static double Blend(double before, double now) => before + ((now < before ? Faster : Slower) * (now - before));
}
