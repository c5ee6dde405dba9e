using System.Diagnostics;
using System.Diagnostics.Metrics;
using LazyRich.Store.Writing.Operations;
using LazyRich.Store.Writing.Rules;

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

    /// <summary>By cause. Some runs are tried again after one.</summary>
    public static readonly Tally Failures = new(meter, "lazyrich.failures", "{run}", "Failures of runs that the store took in.", "cause", FailureCauses.All);

    public static readonly Tally Lost = new(
        meter, "lazyrich.lost.runs", "{run}", "Runs whose silo died (lost) or did not renew them (expired).", "outcome", AttemptHistory.Lost, AttemptHistory.Expired);

    /// <summary>A span of a submission; null while nobody listens.</summary>
    public static Activity? TracePlan(string study) => traces.StartActivity("plan")?.SetTag("lazyrich.study", study);
}
