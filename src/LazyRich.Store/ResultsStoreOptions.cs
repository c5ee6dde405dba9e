namespace LazyRich.Store;

/// <summary>How a store is opened.</summary>
public sealed class ResultsStoreOptions
{
    /// <summary>Dates what is written. Default: the system's clock.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Whether no other process may read while this one writes. Default (null): only on a network file system.</summary>
    public bool? Exclusive { get; set; }
}
