using System.Threading.Channels;
using LazyRich.Grains.Pool;

namespace LazyRich.Grains.Pulling;

/// <summary>Waits for what the solver threads do: for one waiter at a time.</summary>
internal sealed class LoadWatch(TimeProvider time)
{
    private readonly Channel<bool> moved = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Something has moved, or may have. Thread-safe.</summary>
    public void Wake() => moved.Writer.TryWrite(true);

    /// <summary>Returns after the next <see cref="Wake"/>, or at once when one came before.</summary>
    public async Task MovedAsync(CancellationToken cancellation) => await moved.Reader.ReadAsync(cancellation);

    /// <summary>Returns when the load is another one, or when it has been long enough. What woke before the load was measured does not count.</summary>
    public async Task ChangedAsync(PoolLoad before, Func<PoolLoad> load, TimeSpan longest, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task late = Task.Delay(longest, time, over.Token);
        while (!late.IsCompleted && load() is var now && (now.Executing, now.Waiting) == (before.Executing, before.Waiting))
        {
            await Task.WhenAny(late, moved.Reader.WaitToReadAsync(over.Token).AsTask());
            moved.Reader.TryRead(out _);
        }

        await over.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }
}
