namespace LazyRich.Grains.Pool;

/// <summary>What a silo's solver pool holds at a moment: all that a pull is sized by.</summary>
/// <param name="Slots">Solver threads.</param>
/// <param name="PreferredBatch">Runs that a thread solves together.</param>
/// <param name="Executing">Runs on threads.</param>
/// <param name="Waiting">Runs that wait for a thread, or are on their way into the pool.</param>
/// <param name="WaitingSeconds">What those will cost one thread.</param>
/// <param name="AverageSeconds">What a run cost of late; null: none was measured yet.</param>
[GenerateSerializer, Immutable, Alias("lazyrich.pool-load")]
internal readonly record struct PoolLoad(
    [property: Id(0)] int Slots,
    [property: Id(1)] int PreferredBatch,
    [property: Id(2)] int Executing,
    [property: Id(3)] int Waiting,
    [property: Id(4)] double WaitingSeconds,
    [property: Id(5)] double? AverageSeconds)
{
    public bool IsIdle => Executing == 0 && Waiting == 0;
}
