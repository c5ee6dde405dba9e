namespace LazyRich.Grains.Pool;

/// <summary>Where results go: when it is full, solving waits. Thread-safe.</summary>
internal interface IOutflow
{
    /// <summary>A result is there, whose way begins.</summary>
    void Hold(long bytes);

    /// <summary>Returns at once when there is room, else blocks the calling thread until there is.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while there was none.</exception>
    void WaitForRoom(CancellationToken cancellation);
}
