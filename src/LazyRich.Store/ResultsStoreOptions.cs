namespace LazyRich.Store;

/// <summary>How a store is opened.</summary>
public sealed class ResultsStoreOptions
{
    /// <summary>Dates what is written. Default: the system's clock.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Whether no other process may read while this one writes. Default (null): only on a network file system.</summary>
    public bool? Exclusive { get; set; }

    /// <summary>How long a reader on a network file system waits for a writer that has not said yet where it can be asked. Default: 10 s.</summary>
    public TimeSpan HolderPatience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether SQLite checks with every row that what it refers to is there. Default: no, for it is a quarter of the writer's work, and the writer takes every
    /// id from the store itself, in the same transaction; its tests are run with it, and <c>doctor</c> checks all rows of a store.
    /// </summary>
    public bool ChecksReferences { get; set; }
}
