using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing.Ordering;

/// <summary>
/// What a silo wants, asked while the store walks through what is planned. The store sees to it that paused studies grant nothing and that limits
/// hold; in which order and how much is the order's affair. Called on the writer's thread, inside its transaction.
/// </summary>
public interface ILeaseOrder
{
    /// <summary>The silo is idle and may be given one suspect, alone. Then nothing else is granted with it.</summary>
    bool TakesSuspect { get; }

    /// <summary>The queue to take from next; null: that is all.</summary>
    /// <param name="queues">Those that may have runs for this order; never empty.</param>
    StudyQueue? Next(IReadOnlyList<StudyQueue> queues);

    /// <summary>Asked for each run of that queue, in plan order, until it answers <see cref="Choice.EndTurn"/> or the queue is empty.</summary>
    Choice Offer(StudyQueue queue, in Candidate run);
}

public enum Choice
{
    Take,

    /// <summary>Not this one; the next may be.</summary>
    Pass,

    /// <summary>Not this one, and none behind it in this turn.</summary>
    EndTurn,
}

/// <summary>A study that is active and has planned runs.</summary>
/// <param name="Weight">Its share against studies of equal priority, &gt; 0.</param>
/// <param name="Planned">How many of its runs are planned, shared ones included.</param>
public sealed record StudyQueue(long Study, int Priority, double Weight, long Planned);

/// <summary>Runs that cost about the same: they differ in λ and seed only.</summary>
public readonly record struct RunKind(long Configuration, long Schedule);

/// <param name="Attempt">Under which number it would be leased.</param>
public readonly record struct Candidate(RunKey Key, int Attempt, RunKind Kind);
