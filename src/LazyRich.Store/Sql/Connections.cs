using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Sql;

/// <summary>
/// How connections to a store are opened. Never pooled: a pool keeps a deleted store's file open, and the writer has one connection for life.
/// </summary>
internal static class Connections
{
    /// <summary>
    /// Larger than SQLite's default of 4096, so that a series of 200 times and five singular values (8 KB) is one page and not a chain of them.
    /// </summary>
    private const int PageSize = 8192;

    /// <summary>How long a statement waits for somebody else's lock (a user's own sqlite3 session, say) before it gives up.</summary>
    private const int BusyMilliseconds = 30_000;

    /// <param name="exclusive">For network file systems: WAL without shared memory, which only one process can use at a time.</param>
    public static Database OpenForWriting(string path, bool exclusive)
    {
        Database database = Open(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            Run(database, $"PRAGMA page_size={PageSize}");
            if (exclusive) Run(database, "PRAGMA locking_mode=EXCLUSIVE");
            Run(database, "PRAGMA journal_mode=WAL");
            Run(database, "PRAGMA synchronous=FULL");
            Run(database, "PRAGMA cache_size=-65536");
            Run(database, "PRAGMA wal_autocheckpoint=4000");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public static Database OpenForReading(string path)
    {
        Database database = Open(path, SqliteOpenMode.ReadOnly);
        Run(database, "PRAGMA cache_size=-16384");
        return database;
    }

    private static Database Open(string path, SqliteOpenMode mode)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, ForeignKeys = true, DefaultTimeout = 0 };
        var connection = new SqliteConnection(text.ConnectionString);
        try
        {
            connection.Open();
            var database = new Database(connection);
            Run(database, $"PRAGMA busy_timeout={BusyMilliseconds}");
            return database;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Run(Database database, string pragma)
    {
        using var statement = new Statement(database.Connection, pragma);
        statement.Scalar();
    }
}
