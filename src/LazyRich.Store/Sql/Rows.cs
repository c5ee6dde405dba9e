using SQLitePCL;
using static SQLitePCL.raw;

namespace LazyRich.Store.Sql;

/// <summary>What a statement answers, row by row. A statement has one of these and gives it out again and again.</summary>
internal sealed class Rows(Statement owner, sqlite3_stmt statement) : IDisposable
{
    /// <returns>False after the last.</returns>
    public bool Read() => owner.Step();

    public bool IsNull(int column) => sqlite3_column_type(statement, column) == SQLITE_NULL;

    public long GetInt64(int column) => sqlite3_column_int64(statement, column);

    public int GetInt32(int column) => sqlite3_column_int(statement, column);

    public bool GetBoolean(int column) => GetInt64(column) != 0;

    public double GetDouble(int column) => sqlite3_column_double(statement, column);

    public string GetString(int column) => sqlite3_column_text(statement, column).utf8_to_string() ?? "";

    public byte[] GetBytes(int column) => GetSpan(column).ToArray();

    /// <summary>As long as this row is the current one.</summary>
    public ReadOnlySpan<byte> GetSpan(int column) => sqlite3_column_blob(statement, column);

    /// <returns>A long, double, string, byte[] or null, as it is stored.</returns>
    public object? GetValue(int column) => sqlite3_column_type(statement, column) switch
    {
        SQLITE_INTEGER => GetInt64(column),
        SQLITE_FLOAT => GetDouble(column),
        SQLITE_TEXT => GetString(column),
        SQLITE_BLOB => GetBytes(column),
        _ => null,
    };

    /// <summary>Ends the statement, whether or not all its rows were read.</summary>
    public void Dispose() => owner.Reset();
}
