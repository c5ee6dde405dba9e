using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LazyRich.Store.Sql;

/// <summary>
/// How connections to a store are opened. Never pooled: a pool keeps a deleted store's file open, and the writer has one connection for life.
/// </summary>
internal static class Connections
{
    /// <summary>
    /// Larger than SQLite's default of 4096, so that a series of 200 times and five singular values (8 KB) is in one page and not a chain of them:
    /// a fifth less work per run committed.
    /// </summary>
    public const int PageSize = 16_384;

    /// <summary>How long a statement waits for somebody else's lock (a user's own sqlite3 session, say) before it gives up.</summary>
    public const int BusySeconds = 30;

    /// <summary>A long submission, or a reader that kept a snapshot, makes the log grow; it is cut back to this at the next checkpoint.</summary>
    private const int JournalBytes = 64 << 20;

    /// <summary>
    /// SQLite locks itself at every call unless told that each connection is used by one thread at a time, as ours are (<see cref="Database"/>), and
    /// that nobody asks how much memory it uses: a tenth of the writer's time. Of no effect, and no harm, where SQLite was used before.
    /// </summary>
    static Connections()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <param name="exclusive">For network file systems: WAL without shared memory, which only one process can use at a time.</param>
    /// <param name="checksReferences"><inheritdoc cref="ResultsStoreOptions.ChecksReferences" path="/summary"/></param>
    public static Database OpenForWriting(string path, bool exclusive, bool checksReferences)
    {
        Database database = Open(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            Run(database, $"PRAGMA page_size={PageSize}");
            if (exclusive) Run(database, "PRAGMA locking_mode=EXCLUSIVE");
            Run(database, "PRAGMA journal_mode=WAL");
            Run(database, "PRAGMA synchronous=FULL");
            Run(database, $"PRAGMA foreign_keys={(checksReferences ? 1 : 0)}");
            Run(database, "PRAGMA cache_size=-65536");
            Run(database, "PRAGMA wal_autocheckpoint=2000");
            Run(database, $"PRAGMA journal_size_limit={JournalBytes}");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <param name="exclusive">As for writing. SQLite can then lock a file only through a handle that could write to it, and whoever waits for its turn looks up every second.</param>
    public static Database OpenForReading(string path, bool exclusive)
    {
        Database database = exclusive ? Open(path, SqliteOpenMode.ReadWrite, 1) : Open(path, SqliteOpenMode.ReadOnly);
        try
        {
            if (exclusive) Run(database, "PRAGMA locking_mode=EXCLUSIVE");
            Run(database, "PRAGMA query_only=1");
            Run(database, "PRAGMA cache_size=-16384");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static Database Open(string path, SqliteOpenMode mode, int busySeconds = BusySeconds)
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = busySeconds,
        };
        var connection = new SqliteConnection(text.ConnectionString);
        try
        {
            connection.Open();
            var database = new Database(connection);
            Run(database, $"PRAGMA busy_timeout={busySeconds * 1000}");
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
