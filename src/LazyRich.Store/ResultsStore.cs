using LazyRich.Store.Reading;
using LazyRich.Store.Writing;

namespace LazyRich.Store;

/// <summary>A results store opened for writing: holds STORE.lock, has migrated the schema, owns the one writer.</summary>
public sealed class ResultsStore : IAsyncDisposable
{
    public IStoreWriter Writer => throw new NotSupportedException("skeleton");

    public IStoreReader Reader => throw new NotSupportedException("skeleton");

    /// <summary>Random, made with the store; the Orleans ClusterId.</summary>
    public string StoreId => throw new NotSupportedException("skeleton");

    /// <exception cref="StoreHeldException">Another process holds STORE.lock; it says which and where its API is.</exception>
    /// <exception cref="StoreException">Not a store, a newer schema, no permission, disk full; the message is for the user.</exception>
    public static Task<ResultsStore> OpenAsync(string path, CancellationToken cancellation) => throw new NotSupportedException($"skeleton {path} {cancellation}");

    /// <summary>Opens a store for reading only; it must exist.</summary>
    public static IStoreReader OpenReader(string path) => throw new NotSupportedException($"skeleton {path}");

    /// <summary>Writes the API's address and control token into STORE.lock (mode 0600), so that other commands find this process.</summary>
    public void Announce(Uri api, string token) => throw new NotSupportedException($"skeleton {api} {token}");

    public ValueTask DisposeAsync() => throw new NotSupportedException("skeleton");
}

/// <summary>The store cannot be used; exit code 3. The message is for the user.</summary>
public class StoreException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Another process holds the store's lock.</summary>
public sealed class StoreHeldException(string message, int processId, DateTime started, Uri? api, string? token) : StoreException(message)
{
    public int ProcessId => processId;

    public DateTime Started => started;

    /// <summary>Null while that process is still starting.</summary>
    public Uri? Api => api;

    public string? Token => token;
}
