using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Sql;

/// <summary>
/// A prepared statement whose parameters are bound in the order in which the text first names them. Belongs to one connection and one thread.
/// </summary>
internal sealed partial class Statement : IDisposable
{
    private readonly SqliteCommand command;

    public Statement(SqliteConnection connection, string sql)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (string name in Names().Matches(sql).Select(match => match.Value).Distinct(StringComparer.Ordinal))
            command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
    }

    /// <returns>Rows changed.</returns>
    public int Execute(params ReadOnlySpan<object?> values) => Bind(values).ExecuteNonQuery();

    /// <summary>The rows. Dispose the reader before the statement is used again.</summary>
    public SqliteDataReader Read(params ReadOnlySpan<object?> values) => Bind(values).ExecuteReader();

    /// <summary>The first column of the first row; null when there is no row, or it is NULL.</summary>
    public object? Scalar(params ReadOnlySpan<object?> values) => Bind(values).ExecuteScalar() is { } value and not DBNull ? value : null;

    public void Dispose() => command.Dispose();

    private SqliteCommand Bind(ReadOnlySpan<object?> values)
    {
        if (values.Length != command.Parameters.Count)
            throw new ArgumentException($"{values.Length} values for {command.Parameters.Count} parameters: {command.CommandText}", nameof(values));
        for (int i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    [GeneratedRegex(@"@[a-z_0-9]+")]
    private static partial Regex Names();
}
