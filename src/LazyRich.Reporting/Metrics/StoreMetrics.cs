using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Metrics;

/// <summary>What the store's counters say, study by study.</summary>
internal static class StoreMetrics
{
    public static void Write(PrometheusText text, IStoreReader reader)
    {
        IReadOnlyList<StudyStatus> studies = reader.Studies();
        text.Head("lazyrich_studies", "gauge", "Studies in the store.");
        text.Sample("lazyrich_studies", studies.Count);
        text.Head("lazyrich_runs", "gauge", "Runs of a study by state; a run that two studies hold counts in both.");
        foreach (StudyStatus study in studies)
        {
            (string State, long Runs)[] states =
            [
                ("planned", study.Planned), ("leased", study.Leased), ("succeeded", study.Succeeded), ("failed", study.Failed),
                ("cancelled", study.Cancelled),
            ];
            foreach ((string state, long runs) in states)
                text.Sample("lazyrich_runs", runs, ("study", study.Study), ("state", state));
        }
    }
}
