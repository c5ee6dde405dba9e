using LazyRich.Grains.Pool;

namespace LazyRich.Grains.Pulling;

/// <summary>How many runs a silo asks for. Pure.</summary>
internal static class PullSize
{
    /// <summary>Work that waits for a thread, so that none stands still while leases travel.</summary>
    public const double AheadSeconds = 0.15;

    /// <summary>Runs whose batch takes longer than this are leased when a thread is free, not before: others may be free sooner.</summary>
    public const double LongBatchSeconds = 1;

    /// <summary>Most runs in a pool, however cheap; twice what its threads' lanes hold when that is more.</summary>
    public const int Most = 2048;

    /// <returns>0: nothing now; ask again when the load changes.</returns>
    public static int Of(PoolLoad load)
    {
        int full = load.Slots * load.PreferredBatch;
        int room = Math.Max(0, Math.Max(Most, 2 * full) - load.Executing - load.Waiting);
        int forThreads = Math.Max(0, full - load.Executing - load.Waiting);
        if (load.AverageSeconds is not { } cost)
            return forThreads;

        if (cost * load.PreferredBatch > LongBatchSeconds)
            return Math.Min(forThreads, room);

        double wanted = Math.Max(load.Slots * AheadSeconds, full * cost);
        if (load.WaitingSeconds >= wanted / 2)
            return 0;
        double count = Math.Ceiling((wanted - load.WaitingSeconds) / Math.Max(cost, 1e-9));
        return (int)Math.Min(Math.Max(count, forThreads), room);
    }
}
