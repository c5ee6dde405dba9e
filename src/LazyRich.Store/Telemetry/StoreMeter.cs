using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LazyRich.Store.Telemetry;

/// <summary>What the writer measures. Meters cost nothing while nobody listens.</summary>
internal static class StoreMeter
{
    private static readonly Meter meter = new("LazyRich.Store");

    private static readonly ActivitySource traces = new("LazyRich.Store");

    public static readonly Histogram<double> Plan = meter.CreateHistogram(
        "lazyrich.plan.duration", "s", "Time from a study's submission to its stored plan.", tags: null,
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.1, 1, 10, 100] });

    public static readonly Counter<long> PlannedRuns = meter.CreateCounter<long>("lazyrich.plan.runs", "{run}", "Runs that submissions added to the store.");

    public static readonly Histogram<double> Commit = meter.CreateHistogram(
        "lazyrich.commit.duration", "s", "Time from the beginning of a transaction to its commit on disk.", tags: null,
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] });

    public static readonly Histogram<int> Group = meter.CreateHistogram(
        "lazyrich.commit.operations", "{operation}", "Operations that one transaction commits.", tags: null,
        advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 1000] });

    /// <summary>A span of a submission; null while nobody listens.</summary>
    public static Activity? TracePlan(string study) => traces.StartActivity("plan")?.SetTag("lazyrich.study", study);
}
