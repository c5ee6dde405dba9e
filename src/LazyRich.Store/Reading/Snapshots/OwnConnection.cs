using LazyRich.Store.Sql;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Reading.Snapshots;

/// <summary>A read-only connection per snapshot: readers neither wait for the writer nor hold it up.</summary>
internal sealed class OwnConnection(string path) : ISnapshotSource
{
    public TimeSpan LongestQuestion => TimeSpan.MaxValue;

    public ISnapshot Open()
    {
        try
        {
            return OwnSnapshot.Begin(Connections.OpenForReading(path, exclusive: false), path);
        }
        catch (SqliteException error)
        {
            throw StoreErrors.Explain(error, path);
        }
    }
}
