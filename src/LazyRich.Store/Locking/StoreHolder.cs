using LazyRich.Store.Disk;

namespace LazyRich.Store.Locking;

/// <summary>Who has a store open for writing.</summary>
/// <param name="Api">Null while that process is still starting.</param>
/// <param name="Token">What that API asks of a request that changes anything.</param>
public sealed record StoreHolder(int ProcessId, string Host, DateTime Started, Uri? Api, string? Token)
{
    /// <summary>By the lock itself: what a killed process left in STORE.lock is not believed, even if another process has its number now.</summary>
    /// <returns>Null when nobody holds the store, or whoever does has not said who it is.</returns>
    public static StoreHolder? Find(string store)
    {
        string path = StoreLock.PathOf(StorePath.Resolve(store));
        return LockFile.IsHeld(path) ? Read(path) : null;
    }

    /// <summary>
    /// What STORE.lock says, believed or not: for other machines, which on some shared file systems do not see the lock. Whoever is named may be gone.
    /// </summary>
    public static StoreHolder? Named(string store) => Read(StoreLock.PathOf(StorePath.Resolve(store)));

    private static StoreHolder? Read(string path) => LockContent.Read(path) is { } content
        ? new(content.Pid, content.Host, content.Started, content.Api, content.Token)
        : null;
}
