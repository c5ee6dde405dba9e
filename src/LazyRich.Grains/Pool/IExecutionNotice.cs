using LazyRich.Store.Writing;

namespace LazyRich.Grains.Pool;

/// <summary>Tells the head what is about to execute.</summary>
internal interface IExecutionNotice
{
    /// <summary>Blocks the calling thread until the head has stored it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before.</exception>
    void Announce(IReadOnlyList<AttemptId> starting, CancellationToken cancellation);
}
