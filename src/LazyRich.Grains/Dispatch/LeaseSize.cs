using LazyRich.Grains.Pool;

namespace LazyRich.Grains.Dispatch;

/// <summary>Runs that take long, and those of kinds never measured.</summary>
/// <param name="Held">How many the silo holds.</param>
/// <param name="Share">How many it had if all planned runs were spread over all slots: what takes long goes to other silos too.</param>
internal readonly record struct LongRuns(int Held, double Share);

/// <summary>How much work a silo should hold. The silo asks by it, and the dispatcher grants by it, run by run and by the cost of each. Pure.</summary>
internal static class LeaseSize
{
    /// <summary>Work that waits for a thread, so that none stands still while leases travel.</summary>
    public const double AheadSeconds = 0.15;

    /// <summary>Runs whose batch takes longer than this are leased when a thread is free, not before: others may be free sooner.</summary>
    public const double LongBatchSeconds = 1;

    /// <summary>Most runs in a pool, however cheap; twice what its threads' lanes hold when that is more.</summary>
    public const int Most = 4096;

    /// <summary>
    /// Whether it is worth asking for leases now; if not, ask again when the load changes. Not for a few: each grant is a commit.
    /// </summary>
    public static bool IsWanted(PoolLoad load)
    {
        double known = Math.Min(load.AverageSeconds ?? 0, LongBatchSeconds / load.PreferredBatch);
        return Room(load) > Capacity(load) / 4 && (Lanes(load) > load.Executing + load.Waiting || load.WaitingSeconds < Ahead(load, known) / 2);
    }

    /// <summary>Whether one more run is granted.</summary>
    /// <param name="taken">Runs granted already with this request, and the seconds they will cost.</param>
    /// <param name="cost">Seconds that the run will hold a thread; null: of a kind that was never measured.</param>
    public static bool Fits(PoolLoad load, (int Runs, double Seconds) taken, double? cost, LongRuns longRuns)
    {
        int held = load.Executing + load.Waiting + taken.Runs;
        if (taken.Runs >= Room(load)) return false;
        if (!IsLong(cost, load.PreferredBatch))
            return held < Lanes(load) || load.WaitingSeconds + taken.Seconds < Ahead(load, cost!.Value);

        // Threads that are free, or that are busy with short runs only: those make way.
        return Math.Min(held, longRuns.Held) < Math.Clamp(longRuns.Share, load.Slots, Lanes(load));
    }

    /// <summary>Whether a run is leased for a thread and not ahead: it takes long, or nobody knows how long.</summary>
    public static bool IsLong(double? cost, int preferredBatch) => cost is not { } known || known * preferredBatch > LongBatchSeconds;

    private static double Ahead(PoolLoad load, double cost) => Math.Max(load.Slots * AheadSeconds, Lanes(load) * cost);

    private static int Lanes(PoolLoad load) => load.Slots * load.PreferredBatch;

    private static int Capacity(PoolLoad load) => Math.Max(Most, 2 * Lanes(load));

    private static int Room(PoolLoad load) => Capacity(load) - load.Executing - load.Waiting;
}
