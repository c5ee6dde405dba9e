using LazyRich.Grains.Pool;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;

namespace LazyRich.Grains.Dispatch;

/// <summary>What one silo is granted with one request: fair between studies, as much as fits its load.</summary>
internal sealed class SizedOrder(Scheduler scheduler, string silo, PoolLoad load, int slots) : ILeaseOrder
{
    /// <summary>Of one study before it is another's turn: long enough that the store's walk is not restarted for every run.</summary>
    private const double TurnSeconds = 0.02;

    private readonly List<AttemptId> attempts = [];
    private (int Runs, double Seconds) taken;
    private (int Runs, double Seconds) turnBegan;
    private bool contested;
    private bool hadEnough;
    private double share;

    public bool TakesSuspect { get; init; }

    /// <summary>What it took, whether or not that was committed.</summary>
    public IReadOnlyList<AttemptId> Taken => attempts;

    /// <summary>Runs there were that did not fit: another silo, or this one later, will take them.</summary>
    public bool LeftSome { get; private set; }

    /// <summary>Whether this is all that could be granted to anybody.</summary>
    public bool FoundTheEnd => !LeftSome;

    public StudyQueue? Next(IReadOnlyList<StudyQueue> queues)
    {
        if (hadEnough) return null;
        turnBegan = taken;
        StudyQueue next = scheduler.Next(queues);
        contested = queues.Any(other => other.Study != next.Study && other.Priority == next.Priority);
        share = Math.Ceiling(queues.Sum(queue => (double)queue.Planned) * load.Slots / Math.Max(slots, load.Slots));
        return next;
    }

    public Choice Offer(StudyQueue queue, in Candidate run)
    {
        if (IsTurnOver()) return Choice.EndTurn;
        double? cost = scheduler.CostOf(run.Kind);
        bool isLong = LeaseSize.IsLong(cost, load.PreferredBatch);
        if (!LeaseSize.Fits(load, taken, cost, new(scheduler.LongRunsOf(silo), share)))
        {
            // The study whose turn it is has enough short runs waiting here: that is no reason to give its threads to another. But where there is no
            // thread for a long run, a short one behind it may still go ahead.
            LeftSome = true;
            hadEnough = !isLong;
            return isLong ? Choice.Pass : Choice.EndTurn;
        }

        double charged = scheduler.Charge(queue, run, silo, cost, isLong);
        attempts.Add(new(run.Key, run.Attempt));
        taken = (taken.Runs + 1, taken.Seconds + charged);
        return Choice.Take;
    }

    private bool IsTurnOver() =>
        contested && taken.Runs - turnBegan.Runs >= load.PreferredBatch && taken.Seconds - turnBegan.Seconds >= TurnSeconds;
}
