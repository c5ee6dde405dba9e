using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Plan;

namespace LazyRich.Reporting.Predictions;

/// <summary>Evenly spaced cells of a plan that is walked once, however long it is.</summary>
/// <param name="Cells">At most as many as were asked for.</param>
/// <param name="Total">Cells of the plan.</param>
public sealed record CellSample(IReadOnlyList<PlannedCell> Cells, long Total)
{
    /// <param name="seeds">Definitions that are kept of each cell.</param>
    public static CellSample Of(IEnumerable<PlannedRun> runs, int cells, int seeds, CancellationToken cancellation)
    {
        var kept = new List<(PlannedRun First, List<RunDefinition> Seeds)>();
        long total = 0, stride = 1;
        PlannedRun? last = null;
        bool keeping = false;
        foreach (PlannedRun run in runs)
        {
            cancellation.ThrowIfCancellationRequested();

            // What is compared is the network of the run before.
            if (run.Definition.Compare is not null)
                continue;
            if (last is null || !SameCell(last, run))
            {
                keeping = total++ % stride == 0;
                if (keeping)
                    kept.Add((run, []));
            }

            last = run;
            if (keeping && kept[^1].Seeds.Count < seeds)
                kept[^1].Seeds.Add(run.Definition);
            if (kept.Count > 2 * cells)
            {
                kept = [.. kept.Where((_, i) => i % 2 == 0)];
                stride *= 2;
                keeping = (total - 1) % stride == 0;
            }
        }

        // The last halving would have left too many, or half as many as there is room for.
        int step = (kept.Count + cells - 1) / Math.Max(1, cells);
        return new([.. kept.Where((_, i) => step <= 1 || i % step == 0).Select(cell => new PlannedCell(cell.First, cell.Seeds))], total);
    }

    /// <summary>λ that is measured from drawn weights differs with the seed, and is no other cell.</summary>
    private static bool SameCell(PlannedRun one, PlannedRun other) =>
        ReferenceEquals(one.Configuration, other.Configuration) && one.Definition.Lambda == other.Definition.Lambda;
}
