using LazyRich.Store.Sql;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Reading.Snapshots;

/// <summary>A transaction on a connection of its own.</summary>
internal sealed class OwnSnapshot : ISnapshot
{
    private readonly Database database;
    private readonly string path;

    private OwnSnapshot(Database database, string path) => (this.database, this.path) = (database, path);

    /// <param name="database">Closed with the snapshot, and when there will be none.</param>
    public static OwnSnapshot Begin(Database database, string path)
    {
        try
        {
            database["BEGIN"].Execute();

            // A transaction begins with its first reading, and so does waiting for somebody else's lock: now, and not with a later question.
            database["SELECT count(*) FROM sqlite_schema"].Scalar();
            return new(database, path);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

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
