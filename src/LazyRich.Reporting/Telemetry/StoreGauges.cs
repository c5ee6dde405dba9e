using System.Diagnostics.Metrics;
using LazyRich.Grains.Status;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Telemetry;

/// <summary>What a head's store and cluster hold at the moment of a scrape. Asked then, and at no other time.</summary>
internal sealed class StoreGauges : IDisposable
{
    private readonly Meter meter;

    /// <param name="name">The meter's: a process with two heads keeps them apart by it.</param>
    public StoreGauges(string name, IStoreReader reader, Func<SiloBoard?> silos)
    {
        meter = new(name);
        meter.CreateObservableGauge("lazyrich.studies", () => reader.Studies().Count, "{study}", "Studies in the store.");
        meter.CreateObservableGauge("lazyrich.runs", () => reader.Studies().SelectMany(Runs), "{run}", "Runs of a study by state; a run that two studies hold counts in both.");
        meter.CreateObservableGauge(
            "lazyrich.study.active", () => reader.Studies().Select(Active), description: "1 where a study is given threads, 0 where it is paused, stopped or cancelled.");
        meter.CreateObservableGauge("lazyrich.silos", () => Look().Count, "{silo}", "Silos that were heard of late.");
        Add("lazyrich.silo.slots", "{thread}", "Solver threads of a silo.", load => load.Slots);
        Add("lazyrich.silo.busy", "{thread}", "Solver threads of a silo that execute runs.", load => load.Busy);
        Add("lazyrich.silo.executing", "{run}", "Runs on a silo's solver threads.", load => load.Executing);
        Add("lazyrich.silo.waiting", "{run}", "Runs that wait for a solver thread of a silo.", load => load.Waiting);
        Add("lazyrich.silo.leased", "{run}", "Attempts that a silo holds.", load => load.Leased);

        IReadOnlyList<SiloStatus> Look() => silos()?.Look() ?? [];

        void Add(string gauge, string unit, string description, Func<SiloLoad, long> value) => meter.CreateObservableGauge(
            gauge,
            () => Look().Select(silo => new Measurement<long>(value(silo.Load), new("silo", silo.Load.Silo), new("host", silo.Load.Host))),
            unit, description);
    }

    public void Dispose() => meter.Dispose();

    private static Measurement<int> Active(StudyStatus study) => new(study.State == "active" ? 1 : 0, new KeyValuePair<string, object?>("study", study.Study));

    private static IEnumerable<Measurement<long>> Runs(StudyStatus study)
    {
        (string State, long Runs)[] states =
        [
            ("planned", study.Planned), ("leased", study.Leased), ("succeeded", study.Succeeded), ("failed", study.Failed), ("cancelled", study.Cancelled),
        ];
        return states.Select(one => new Measurement<long>(one.Runs, new("study", study.Study), new("state", one.State)));
    }
}
