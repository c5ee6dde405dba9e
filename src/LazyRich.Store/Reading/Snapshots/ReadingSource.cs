using LazyRich.Store.Disk;
using LazyRich.Store.Locking;

namespace LazyRich.Store.Reading.Snapshots;

/// <summary>How a process that does not write a store reads it.</summary>
internal static class ReadingSource
{
    /// <param name="exclusive">Null: by the file system.</param>
    /// <exception cref="StoreException">There is no such file.</exception>
    /// <exception cref="StoreHeldException">The file is on a network file system and its writer has it open.</exception>
    public static ISnapshotSource Of(string path, bool? exclusive)
    {
        string full = StorePath.Resolve(path);
        if (!File.Exists(full)) throw new StoreException($"{path} does not exist. Make it with: lazyrich run STUDY --store {path}");
        FileSystem system = FileSystem.Describe(full);
        if (!(exclusive ?? system.IsNetwork)) return new OwnConnection(full, false);
        return StoreHolder.Find(full) is not { } holder ? new OwnConnection(full, true) : throw new StoreHeldException(
            $"{path} is {(system.IsNetwork ? $"on {system.Type}" : "opened exclusively")}, where only the process that writes a store can read it: " +
            $"process {holder.ProcessId} on {holder.Host}. Ask that one" +
            (holder.Api is null ? ", or wait until it ends." : $": --head {holder.Api}"),
            holder.ProcessId, holder.Started, holder.Api, holder.Token);
    }
}
