using LazyRich.Store.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LazyRich.Store.Reading.Sql;

/// <summary>Answers SQL on a connection that cannot write, under an authorizer that lets nothing but reading pass, within a time and a size.</summary>
public static class SqlAnswers
{
    /// <summary>64 MiB of values: an answer larger than this is an export's business.</summary>
    public const long MostBytes = 64L << 20;

    private const string Less = "ask for less of it: length(…), substr(…), fewer columns.";

    private const int Error = 1, Interrupted = 9, NotAllowed = 23, TooBig = 18;

    /// <exception cref="QueryException">Not SQL, not only reading, too slow, or one row or value of it is larger than an answer.</exception>
    internal static SqlResult Answer(Database database, SqlQuery query)
    {
        IReadOnlyList<string> columns = [];
        var rows = new List<object?[]>();
        SqlCut cut = Stream(database, query, MostBytes, names => columns = names, rows.Add);
        return new(columns, rows, cut);
    }

    /// <summary>Hands the rows on one by one, however many there are.</summary>
    /// <inheritdoc cref="Answer"/>
    internal static SqlCut Stream(Database database, SqlQuery query, Action<IReadOnlyList<string>> begin, Action<object?[]> add) =>
        Stream(database, query, long.MaxValue, begin, add);

    private static SqlCut Stream(Database database, SqlQuery query, long most, Action<IReadOnlyList<string>> begin, Action<object?[]> add)
    {
        using var guard = new SqlGuard(database, query.Patience);
        try
        {
            using SqliteCommand command = database.Connection.CreateCommand();
            command.CommandText = query.Text;
            using SqliteDataReader reader = command.ExecuteReader();
            if (reader.FieldCount == 0)
                throw new QueryException("that is no question: it has no columns to answer with.");
            begin([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)]);
            SqlCut cut = Read(reader, query.Limit, most, add);
            return reader.NextResult() ? throw new QueryException("one question at a time: there is another behind the ';'.") : cut;
        }
        catch (SqliteException error) when (error.SqliteErrorCode is NotAllowed)
        {
            throw new QueryException($"only reading is allowed here ({guard.Refused ?? error.Message}).");
        }
        catch (SqliteException error) when (error.SqliteErrorCode is Interrupted)
        {
            throw new QueryException($"it took longer than {query.Patience.TotalSeconds:0.#} s and was ended; {Advice(query)}");
        }
        catch (SqliteException error) when (error.SqliteErrorCode is TooBig)
        {
            throw new QueryException($"a value or a row on its way is longer than {MostBytes >> 20} MiB; {Less}");
        }
        catch (SqliteException error) when (error.SqliteErrorCode is Error)
        {
            throw new QueryException($"SQL: {Message(error)}");
        }
    }

    private static string Advice(SqlQuery query) => query.IsPressed
        ? "this store is open in one process alone, whose writer waits meanwhile: ask for less, or when it has ended."
        : "ask for less, or for longer with --timeout.";

    private static SqlCut Read(SqliteDataReader reader, int limit, long most, Action<object?[]> add)
    {
        long bytes = 0;
        for (int rows = 0; reader.Read(); rows++)
        {
            if (limit > 0 && rows == limit)
                return SqlCut.Limit;
            var row = new object?[reader.FieldCount];
            for (int i = 0; i < row.Length; i++)
            {
                // Before it is fetched: a row may be many times an answer's size.
                bytes += Size(reader.Handle!, i);
                if (bytes > most)
                    return rows > 0 ? SqlCut.Size : throw new QueryException($"the first row alone is larger than {most >> 20} MiB; {Less}");
                row[i] = Value(reader, i);
            }

            add(row);
        }

        return SqlCut.None;
    }

    private static object? Value(SqliteDataReader reader, int column) => reader.GetValue(column) switch
    {
        DBNull => null,
        byte[] blob => Convert.ToHexStringLower(blob),
        var value => value,
    };

    /// <summary>What a value takes in memory, at most: text in UTF-16, a blob as hex digits.</summary>
    private static long Size(sqlite3_stmt statement, int column) => 16 + raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_TEXT => 2L * raw.sqlite3_column_bytes(statement, column),
        raw.SQLITE_BLOB => 4L * raw.sqlite3_column_bytes(statement, column),
        _ => 0,
    };

    /// <summary>"SQLite Error 1: 'no such table: run'." without its frame.</summary>
    private static string Message(SqliteException error)
    {
        int from = error.Message.IndexOf('\'', StringComparison.Ordinal), to = error.Message.LastIndexOf('\'');
        return from >= 0 && to > from ? $"{error.Message[(from + 1)..to]}." : error.Message;
    }
}
