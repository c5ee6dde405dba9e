using System.Diagnostics.Metrics;

namespace LazyRich.Store.Telemetry;

/// <summary>
/// A counter by one tag whose values are known. Each value's series is there at 0 from the first scrape on: what appears with its first step has, for
/// whoever looks at increases, never made it. Thread-safe.
/// </summary>
public sealed class Tally
{
    private readonly string[] values;
    private readonly long[] counts;

    public Tally(Meter meter, string name, string unit, string description, string tag, params string[] values)
    {
        (this.values, counts) = (values, new long[values.Length]);
        meter.CreateObservableCounter(
            name, () => values.Select((value, i) => new Measurement<long>(Volatile.Read(ref counts[i]), new KeyValuePair<string, object?>(tag, value))),
            unit, description);
    }

    /// <exception cref="IndexOutOfRangeException">The tag never has this value.</exception>
    public void Add(string value, long steps) => Interlocked.Add(ref counts[Array.IndexOf(values, value)], steps);
}
