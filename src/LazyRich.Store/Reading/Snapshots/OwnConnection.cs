using LazyRich.Store.Sql;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Reading.Snapshots;

/// <summary>A read-only connection per snapshot: readers neither wait for the writer nor hold it up.</summary>
internal sealed class OwnConnection(string path) : ISnapshotSource
{
    public ISnapshot Open()
    {
        try
        {
            Database database = Connections.OpenForReading(path);
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
