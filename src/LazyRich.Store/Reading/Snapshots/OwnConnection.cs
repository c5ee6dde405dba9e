using LazyRich.Store.Sql;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Reading.Snapshots;

/// <summary>A read-only connection per snapshot: readers neither wait for the writer nor hold it up.</summary>
/// <param name="exclusive">On a network file system, where readers do wait: one process at a time, for as long as a snapshot lasts.</param>
internal sealed class OwnConnection(string path, bool exclusive) : ISnapshotSource
{
    public TimeSpan LongestQuestion => TimeSpan.MaxValue;

    public ISnapshot Open()
    {
        try
        {
            Database database = Connections.OpenForReading(path, exclusive);
            try
            {
                database["BEGIN"].Execute();
                return new Snapshot(database, path);
            }
            catch
            {
                database.Dispose();
                throw;
            }
        }
        catch (SqliteException error)
        {
            throw StoreErrors.Explain(error, path);
        }
    }

    private sealed class Snapshot(Database database, string path) : ISnapshot
    {
        public T Ask<T>(Func<Database, T> question)
        {
            try
            {
                return question(database);
            }
            catch (SqliteException error)
            {
                throw StoreErrors.Explain(error, path);
            }
        }

        public void Dispose() => database.Dispose();
    }
}
