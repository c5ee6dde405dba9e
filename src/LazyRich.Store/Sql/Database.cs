using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Sql;

/// <summary>One open connection and its prepared statements. Not thread-safe.</summary>
internal sealed class Database(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);

    public SqliteConnection Connection => connection;

    /// <summary>True outside a transaction: also after an error that made SQLite roll back on its own (a full disk).</summary>
    public bool AutoCommit => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) != 0;

    /// <summary>Of the last row inserted into a table that has ids.</summary>
    public long LastId => SQLitePCL.raw.sqlite3_last_insert_rowid(connection.Handle);

    /// <summary>The prepared form of this text, made once.</summary>
    public Statement this[string sql]
    {
        get
        {
            if (!statements.TryGetValue(sql, out Statement? statement))
                statements.Add(sql, statement = new(connection, sql));
            return statement;
        }
    }

    /// <summary>Ends the statement that is under way; the one method that another thread may call.</summary>
    public void Interrupt() => SQLitePCL.raw.sqlite3_interrupt(connection.Handle);

    public void Dispose()
    {
        foreach (Statement statement in statements.Values)
            statement.Dispose();
        connection.Dispose();
    }
}
