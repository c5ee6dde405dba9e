using LazyRich.Store.Disk;

namespace LazyRich.Store.Reading.Snapshots;

/// <summary>How a process that does not write a store reads it.</summary>
internal static class ReadingSource
{
    /// <exception cref="StoreException">There is no such file.</exception>
    public static ISnapshotSource Of(string path, ResultsStoreOptions options)
    {
        string full = StorePath.Resolve(path);
        if (!File.Exists(full)) throw new StoreException($"{path} does not exist. Make it with: lazyrich run STUDY --store {path}");
        bool exclusive = options.Exclusive ?? FileSystem.Describe(full).IsNetwork;
        return exclusive ? new TurnsConnection(full, path, options.HolderPatience) : new OwnConnection(full);
    }
}
