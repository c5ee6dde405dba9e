using LazyRich.Store.Writing.Ordering;

namespace LazyRich.Grains.Dispatch;

/// <summary>
/// Fair shares of thread time between studies of equal priority, by stride: each study has a pass, its seconds divided by its weight, and whoever is
/// behind goes next. A study that had nothing to run catches up nothing. Not thread-safe.
/// </summary>
internal sealed class Shares
{
    private readonly Dictionary<long, double> passes = [];

    /// <summary>The pass of the study that went last: where a study begins that comes, or comes back.</summary>
    private double now;

    /// <summary>Of the highest priority the one furthest behind.</summary>
    public StudyQueue Next(IReadOnlyList<StudyQueue> queues)
    {
        StudyQueue next = queues[0];
        foreach (StudyQueue queue in queues)
        {
            passes[queue.Study] = Math.Max(passes.GetValueOrDefault(queue.Study, now), now);
            if (queue.Priority > next.Priority || (queue.Priority == next.Priority && passes[queue.Study] < passes[next.Study]))
                next = queue;
        }

        now = passes[next.Study];
        return next;
    }

    /// <param name="seconds">Thread time; less than 0: less was used than charged.</param>
    public void Charge(long study, double weight, double seconds) => passes[study] = passes.GetValueOrDefault(study, now) + (seconds / weight);
}
