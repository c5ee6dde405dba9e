namespace LazyRich.Store.Writing.Ordering;

/// <summary>So many runs, the highest priority first, then the oldest study, in plan order.</summary>
public sealed class PlanOrder(int count) : ILeaseOrder
{
    private int left = count;

    public bool TakesSuspect { get; init; }

    public StudyQueue? Next(IReadOnlyList<StudyQueue> queues) =>
        left == 0 ? null : queues.OrderByDescending(queue => queue.Priority).ThenBy(queue => queue.Study).First();

    public Choice Offer(StudyQueue queue, in Candidate run)
    {
        if (left == 0) return Choice.EndTurn;
        left--;
        return Choice.Take;
    }
}
