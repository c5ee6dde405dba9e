namespace LazyRich.Grains.Tests.Fakes;

/// <summary>A clock that runs a hundred times as fast: leases expire in .3 s, pauses last 10 ms.</summary>
internal sealed class FastTime : TimeProvider
{
    private const int Factor = 100;

    private readonly DateTimeOffset start = System.GetUtcNow();
    private readonly long stamp = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + (System.GetElapsedTime(stamp) * Factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Shorter(dueTime), Shorter(period)));

    private static TimeSpan Shorter(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Factor;

    private sealed class Timer(ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(Shorter(dueTime), Shorter(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
