namespace LazyRich.Grains.Pool;

/// <summary>What a silo's solver pool holds at a moment: all that a pull is sized by.</summary>
/// <param name="Slots">Solver threads.</param>
/// <param name="PreferredBatch">Runs that a thread solves together.</param>
/// <param name="Executing">Runs on threads.</param>
/// <param name="Waiting">Runs that wait for a thread, or are on their way into the pool.</param>
/// <param name="WaitingSeconds">What those will cost one thread.</param>
/// <param name="AverageSeconds">What a run cost of late; null: none was measured yet.</param>
internal readonly record struct PoolLoad(
    int Slots, int PreferredBatch, int Executing, int Waiting, double WaitingSeconds, double? AverageSeconds);
