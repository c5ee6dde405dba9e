using LazyRich.Grains.Status;

namespace LazyRich.Reporting.Metrics;

/// <summary>The cluster's silos and how busy they are.</summary>
internal static class SiloMetrics
{
    public static void Write(PrometheusText text, IReadOnlyList<SiloStatus> silos)
    {
        text.Head("lazyrich_silos", "gauge", "Silos that were heard of late.");
        text.Sample("lazyrich_silos", silos.Count);
        (string Name, string Help, Func<SiloLoad, int> Value)[] gauges =
        [
            ("lazyrich_silo_slots", "Solver threads of a silo.", load => load.Slots),
            ("lazyrich_silo_executing", "Runs on a silo's solver threads.", load => load.Executing),
            ("lazyrich_silo_waiting", "Runs that wait for a solver thread of a silo.", load => load.Waiting),
            ("lazyrich_silo_leased", "Attempts that a silo holds.", load => load.Leased),
        ];
        foreach ((string name, string help, Func<SiloLoad, int> value) in gauges)
        {
            text.Head(name, "gauge", help);
            foreach (SiloStatus silo in silos)
                text.Sample(name, value(silo.Load), ("silo", silo.Load.Silo), ("host", silo.Load.Host));
        }
    }
}
