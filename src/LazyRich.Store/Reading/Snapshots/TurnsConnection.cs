using System.Diagnostics;
using LazyRich.Store.Disk;
using LazyRich.Store.Locking;
using LazyRich.Store.Sql;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Reading.Snapshots;

/// <summary>
/// On a network file system: one process at a time, a reader for as long as a snapshot lasts, a writer for as long as it lives. So readers wait for each other, but
/// not for a writer that can be asked.
/// </summary>
/// <param name="path">Full path of the file.</param>
/// <param name="name">As the user names it.</param>
/// <param name="holderPatience"><inheritdoc cref="ResultsStoreOptions.HolderPatience" path="/summary"/></param>
internal sealed class TurnsConnection(string path, string name, TimeSpan holderPatience) : ISnapshotSource
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    public TimeSpan LongestQuestion => TimeSpan.MaxValue;

    /// <exception cref="StoreHeldException">A writer has the file open.</exception>
    public ISnapshot Open()
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            StoreHolder? holder = StoreHolder.Find(path);
            if (holder is not null && (holder.Api is not null || waiting.Elapsed > holderPatience))
                throw Held(holder);
            try
            {
                if (holder is null)
                    return OwnSnapshot.Begin(Connections.OpenForReading(path, exclusive: true), path);
            }
            catch (SqliteException error) when (!StoreErrors.IsLocked(error) || waiting.Elapsed.TotalSeconds > Connections.BusySeconds)
            {
                throw StoreErrors.Explain(error, path);
            }
            catch (SqliteException)
            {
                // Another reader has its turn, or a writer came between the look at the lock and the opening.
            }

            Thread.Sleep(Step);
        }
    }

    private StoreHeldException Held(StoreHolder holder)
    {
        FileSystem system = FileSystem.Describe(path);
        return new(
            $"{name} is {(system.IsNetwork ? $"on {system.Type}" : "opened exclusively")}, where only the process that writes a store can read it: " +
            $"process {holder.ProcessId} on {holder.Host}. Ask that one" +
            (holder.Api is null ? ", or wait until it ends." : $": --head {holder.Api}"),
            holder.ProcessId, holder.Started, holder.Api, holder.Token);
    }
}
