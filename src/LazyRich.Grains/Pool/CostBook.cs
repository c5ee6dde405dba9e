using System.Collections.Concurrent;

namespace LazyRich.Grains.Pool;

/// <summary>What runs cost a thread, in seconds, as measured here: per batch key, and over all of late. Thread-safe.</summary>
internal sealed class CostBook
{
    /// <summary>Weight of the newest batch when it was slower: about the last ten count.</summary>
    private const double Slower = 0.2;

    /// <summary>And when it was faster: the first batches pay for compilation, and must not be believed for long.</summary>
    private const double Faster = 0.6;

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

    private static double Blend(double before, double now) => before + ((now < before ? Faster : Slower) * (now - before));
}
