using LazyRich.Grains.Pool;

namespace LazyRich.Grains.Tests.Fakes;

/// <summary>Has room or not, as it is told, whatever it holds.</summary>
internal sealed class OpenOutflow : IOutflow
{
    private readonly ManualResetEventSlim room = new(initialState: true);
    private readonly SemaphoreSlim waiting = new(0);

    public void Block() => room.Reset();

    public void Unblock() => room.Set();

    /// <summary>Completes when a thread has come to a closed outflow.</summary>
    public Task SomebodyWaitsAsync() => waiting.WaitAsync(TestContext.Current.CancellationToken);

    public void Hold(long bytes)
    {
    }

    public void WaitForRoom(CancellationToken cancellation)
    {
        if (!room.IsSet)
            waiting.Release();
        room.Wait(cancellation);
    }
}
