using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace LazyRich.Store.Sql;

/// <summary>
/// A prepared statement whose parameters are bound in the order in which the text first names them. Belongs to one connection and one thread.
/// </summary>
/// <remarks>
/// On SQLite itself and not on a command of Microsoft.Data.Sqlite, which looks every parameter up by its name and makes a reader and an enumerator for
/// every execution: a run costs ten statements and one of them has sixty parameters.
/// </remarks>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;
    private readonly int parameters;
    private readonly Rows rows;

    public Statement(SqliteConnection connection, string sql)
    {
        this.connection = connection.Handle!;
        Check(sqlite3_prepare_v2(this.connection, sql, out statement));
        parameters = sqlite3_bind_parameter_count(statement);
        rows = new(this, statement);
    }

    /// <returns>Rows changed.</returns>
    public int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        try
        {
            while (Step()) { }
            return sqlite3_changes(connection);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>The rows. Dispose them before the statement is used again.</summary>
    public Rows Read(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return rows;
    }

    /// <summary>The first column of the first row; null when there is no row, or it is NULL.</summary>
    public object? Scalar(params ReadOnlySpan<object?> values)
    {
        using Rows found = Read(values);
        return found.Read() ? found.GetValue(0) : null;
    }

    public void Dispose() => statement.Dispose();

    /// <returns>Whether there is a row.</returns>
    internal bool Step()
    {
        int code = sqlite3_step(statement);
        if (code == SQLITE_ROW) return true;
        if (code != SQLITE_DONE) Check(code);
        return false;
    }

    /// <summary>Its code is that of the step before, which was told of already.</summary>
    internal void Reset() => sqlite3_reset(statement);

    private void Bind(ReadOnlySpan<object?> values)
    {
        if (values.Length != parameters)
            throw new ArgumentException($"{values.Length} values for {parameters} parameters: {sqlite3_sql(statement).utf8_to_string()}", nameof(values));

        // A summary has sixty values, of which most runs have a third.
        Check(sqlite3_clear_bindings(statement));
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value) Check(Bind(i + 1, value));
        }
    }

    private int Bind(int index, object value) => value switch
    {
        long number => sqlite3_bind_int64(statement, index, number),
        int number => sqlite3_bind_int(statement, index, number),
        bool flag => sqlite3_bind_int(statement, index, flag ? 1 : 0),
        double number when !double.IsNaN(number) => sqlite3_bind_double(statement, index, number),
        string text => sqlite3_bind_text(statement, index, text),
        byte[] { Length: 0 } => sqlite3_bind_zeroblob(statement, index, 0),
        byte[] data => sqlite3_bind_blob(statement, index, data),
        _ => throw new ArgumentException($"SQLite has no value for {value} ({value.GetType().Name}).", nameof(value)),
    };

    private void Check(int code)
    {
        if (code != SQLITE_OK) SqliteException.ThrowExceptionForRC(code, connection);
    }
}
