using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace LazyRich.Reporting.Metrics;

/// <summary>
/// Adds up whatever this process measures under meters called LazyRich…: counters and histograms of .NET's own API, so that whoever adds an
/// instrument finds it at /metrics, and a collector that knows that API can be attached beside this one. Thread-safe.
/// </summary>
internal sealed class MetricBoard : IDisposable
{
    private static readonly double[] usualBounds = [0.001, 0.01, 0.1, 1, 10, 100, 1000];

    private readonly ConcurrentDictionary<Instrument, Series> series = new();
    private readonly MeterListener listener = new();

    public MetricBoard()
    {
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Name.StartsWith("LazyRich", StringComparison.Ordinal) && !instrument.IsObservable)
                own.EnableMeasurementEvents(instrument, this);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
    }

    public void Write(PrometheusText text)
    {
        foreach (Series one in series.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal).Select(pair => pair.Value))
            one.Write(text);
    }

    public void Dispose() => listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        series.GetOrAdd(instrument, one => new(one, BoundsOf(one))).Add(value, tags);

    private static double[]? BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> histogram => histogram.Advice?.HistogramBucketBoundaries?.ToArray() ?? usualBounds,
        Histogram<int> histogram => histogram.Advice?.HistogramBucketBoundaries?.Select(bound => (double)bound).ToArray() ?? usualBounds,
        Histogram<long> histogram => histogram.Advice?.HistogramBucketBoundaries?.Select(bound => (double)bound).ToArray() ?? usualBounds,
        _ => null,
    };
}
