using System.Diagnostics.Metrics;
using LazyRich.Store.Telemetry;

namespace LazyRich.Grains.Telemetry;

/// <summary>What a silo and its head measure of runs on their way. Recorded once a batch, and free while nobody listens.</summary>
internal static class ClusterMeter
{
    public const string Result = "result";
    public const string Failure = "failure";

    private static readonly Meter meter = new("LazyRich.Grains");

    private static readonly InstrumentAdvice<double> seconds =
        new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 600] };

    public static readonly Histogram<double> Lease = Duration("lazyrich.lease.duration", "Time from a silo's question to its committed leases.");

    public static readonly Counter<long> LeasedRuns = meter.CreateCounter<long>("lazyrich.lease.runs", "{run}", "Runs leased.");

    public static readonly Histogram<double> Solve = Duration("lazyrich.solve.duration", "Time that a batch of runs held a solver thread.");

    public static readonly Tally SolvedRuns = new(meter, "lazyrich.solve.runs", "{run}", "Runs that solvers came back with.", "outcome", Result, Failure);

    public static readonly Histogram<double> Ship = Duration("lazyrich.ship.duration", "Time from sending results to the store's verdict on them.");

    public static readonly Counter<long> ShippedBytes = meter.CreateCounter<long>("lazyrich.ship.size", "By", "Bytes of results sent to the store.");

    public static readonly Tally JudgedRuns =
        new(meter, "lazyrich.commit.runs", "{run}", "Results that the store judged.", "verdict", "accepted", "already-stored", "fenced");

    private static Histogram<double> Duration(string name, string description) => meter.CreateHistogram(name, "s", description, tags: null, advice: seconds);
}
