using System.Collections.Concurrent;

namespace LazyRich.Grains.Pool;

/// <summary>What runs cost a thread, in seconds, as measured here: per batch key, and over all of late. Thread-safe.</summary>
internal sealed class CostBook
{
    /// <summary>Weight of the newest batch: about the last ten count.</summary>
    private const double Newest = 0.2;

    private readonly ConcurrentDictionary<string, double> byKey = [];

    /// <summary>Null until something was measured.</summary>
    public double? Average { get; private set; }

    public double? Of(string batchKey) => byKey.TryGetValue(batchKey, out double cost) ? cost : Average;

    /// <param name="seconds">What one run of the batch took.</param>
    public void Record(string batchKey, double seconds)
    {
        byKey.AddOrUpdate(batchKey, static (_, now) => now, static (_, before, now) => Blend(before, now), seconds);
        lock (byKey)
            Average = Average is { } before ? Blend(before, seconds) : seconds;
    }

    private static double Blend(double before, double now) => before + (Newest * (now - before));
}
