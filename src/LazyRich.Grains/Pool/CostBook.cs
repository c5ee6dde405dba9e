using System.Runtime.InteropServices;

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

    private readonly Lock gate = new();
    private readonly Dictionary<TKind, double> byKind = [];
    private double? average;

    /// <summary>Null until something was measured.</summary>
    public double? Average
    {
        get
        {
            lock (gate)
                return average;
        }
    }

    /// <summary>Of a kind never measured the average; null: nothing was measured yet.</summary>
    public double? Of(TKind kind) => Measured(kind) ?? Average;

    /// <returns>Null when this kind was never measured.</returns>
    public double? Measured(TKind kind)
    {
        lock (gate)
            return byKind.TryGetValue(kind, out double cost) ? cost : null;
    }

    /// <param name="seconds">What one run of the kind took.</param>
    public void Record(TKind kind, double seconds)
    {
        lock (gate)
        {
            if (byKind.Count >= MostKinds) byKind.Clear();
            ref double cost = ref CollectionsMarshal.GetValueRefOrAddDefault(byKind, kind, out bool known);
            cost = known ? Blend(cost, seconds) : seconds;
            average = average is { } before ? Blend(before, seconds) : seconds;
        }
    }

    private static double Blend(double before, double now) => before + ((now < before ? Faster : Slower) * (now - before));
}
