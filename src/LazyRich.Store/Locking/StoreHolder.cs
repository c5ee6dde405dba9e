using LazyRich.Store.Disk;

namespace LazyRich.Store.Locking;

/// <summary>Who has a store open for writing.</summary>
/// <param name="Api">Null while that process is still starting.</param>
/// <param name="Token">What that API asks of a request that changes anything.</param>
public sealed record StoreHolder(int ProcessId, string Host, DateTime Started, Uri? Api, string? Token)
{
    /// <summary>By what STORE.lock says, without touching the lock.</summary>
    /// <returns>Null when nobody says so, or whoever did is gone.</returns>
    public static StoreHolder? Find(string store) =>
        LockContent.Read(StoreLock.PathOf(StorePath.Resolve(store))) is { IsAlive: true } content
            ? new(content.Pid, content.Host, content.Started, content.Api, content.Token)
            : null;
}
