using Microsoft.Extensions.Time.Testing;

namespace LazyRich.Grains.Tests.Fakes;

/// <summary>A clock that stands still until a test moves it, and tells when somebody has begun to wait for it.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly SemaphoreSlim started = new(0);

    /// <summary>Completes once for every timer that was made, past ones included.</summary>
    public Task TimerStartedAsync() => started.WaitAsync(TestContext.Current.CancellationToken);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        started.Release();
        return timer;
    }
}
