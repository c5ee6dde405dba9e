using LazyRich.Store.Sql;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Reading.Sql;

/// <summary>Answers SQL on a connection that cannot write, under an authorizer that lets nothing but reading pass, within a time and a size.</summary>
public static class SqlAnswers
{
    /// <summary>64 MiB of values: an answer larger than this is an export's business.</summary>
    public const long MostBytes = 64L << 20;

    private const int Error = 1, Interrupted = 9, NotAllowed = 23, TooBig = 18;

    /// <exception cref="QueryException">Not SQL, not only reading, or too slow.</exception>
    internal static SqlResult Answer(Database database, SqlQuery query)
    {
        using var guard = new SqlGuard(database, query.Patience);
        try
        {
            using SqliteCommand command = database.Connection.CreateCommand();
            command.CommandText = query.Text;
            using SqliteDataReader reader = command.ExecuteReader();
            if (reader.FieldCount == 0)
                throw new QueryException("that is no question: it has no columns to answer with.");
            SqlResult result = Read(reader, query.Limit);
            return reader.NextResult() ? throw new QueryException("one question at a time: there is another behind the ';'.") : result;
        }
        catch (SqliteException error) when (error.SqliteErrorCode is NotAllowed)
        {
            throw new QueryException($"only reading is allowed here ({guard.Refused ?? error.Message}).");
        }
        catch (SqliteException error) when (error.SqliteErrorCode is Interrupted)
        {
            throw new QueryException($"it took longer than {query.Patience.TotalSeconds:0.#} s and was ended; ask for less, or for longer with --timeout.");
        }
        catch (SqliteException error) when (error.SqliteErrorCode is Error or TooBig)
        {
            throw new QueryException($"SQL: {Message(error)}");
        }
    }

    private static SqlResult Read(SqliteDataReader reader, int limit)
    {
        string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        var rows = new List<object?[]>();
        long bytes = 0;
        while (reader.Read())
        {
            if ((limit > 0 && rows.Count == limit) || bytes > MostBytes)
                return new(columns, rows, More: true);
            var row = new object?[columns.Length];
            for (int i = 0; i < row.Length; i++)
                bytes += Size(row[i] = Value(reader, i));
            rows.Add(row);
        }

        return new(columns, rows, More: false);
    }

    private static object? Value(SqliteDataReader reader, int column) => reader.GetValue(column) switch
    {
        DBNull => null,
        byte[] blob => Convert.ToHexStringLower(blob),
        var value => value,
    };

    private static long Size(object? value) => 16 + (value is string text ? 2L * text.Length : 0);

    /// <summary>"SQLite Error 1: 'no such table: run'." without its frame.</summary>
    private static string Message(SqliteException error)
    {
        int from = error.Message.IndexOf('\'', StringComparison.Ordinal), to = error.Message.LastIndexOf('\'');
        return from >= 0 && to > from ? $"{error.Message[(from + 1)..to]}." : error.Message;
    }
}
