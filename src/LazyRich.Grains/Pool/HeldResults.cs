namespace LazyRich.Grains.Pool;

/// <summary>
/// What this silo has solved and the store has not judged yet. It is counted where it is solved, so that a thread that is faster than all that comes
/// after it holds at most one batch more than the bound. Thread-safe.
/// </summary>
/// <param name="capacity">Bytes at which solving pauses.</param>
internal sealed class HeldResults(long capacity) : IOutflow, IDisposable
{
    private readonly Lock gate = new();
    private readonly ManualResetEventSlim room = new(initialState: true);
    private long held;
    private bool disposed;

    public void Hold(long bytes) => Change(bytes);

    /// <summary>The store has judged it, or nobody wants it any more.</summary>
    public void Release(long bytes) => Change(-bytes);

    public void WaitForRoom(CancellationToken cancellation)
    {
        if (!room.IsSet)
            room.Wait(cancellation);
    }

    public void Dispose()
    {
        lock (gate)
            disposed = true;
        room.Dispose();
    }

    private void Change(long bytes)
    {
        lock (gate)
        {
            bool had = held < capacity;
            held += bytes;
            bool has = held < capacity;

            // A thread that nobody waits for any longer may still come to its end.
            if (disposed || has == had)
                return;
            if (has)
                room.Set();
            else
                room.Reset();
        }
    }
}
