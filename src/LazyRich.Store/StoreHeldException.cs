namespace LazyRich.Store;

/// <summary>Another process holds the store's lock.</summary>
public sealed class StoreHeldException(string message, int processId, DateTime started, Uri? api, string? token) : StoreException(message)
{
    /// <summary>0 when it has not said.</summary>
    public int ProcessId => processId;

    public DateTime Started => started;

    /// <summary>Null while that process is still starting.</summary>
    public Uri? Api => api;

    public string? Token => token;
}
