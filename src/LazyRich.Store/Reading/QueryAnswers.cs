using LazyRich.Store.Reading.Language;
using LazyRich.Store.Sql;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Reading;

/// <summary>Answers a query over runs: from runs, configurations and summaries, and never from trajectories.</summary>
internal static class QueryAnswers
{
    /// <exception cref="QueryException">The study, a column or the condition is not understood.</exception>
    public static QueryResult Answer(Database database, RunQuery query)
    {
        QueryStatement statement = QueryStatement.Compile(database, query);
        using SqliteCommand command = statement.Command(database);
        var rows = new List<object?[]>();
        long last = 0;
        using (SqliteDataReader reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                rows.Add(QueryRow.Read(reader, statement.Columns));
                last = reader.GetInt64(QueryStatement.PlaceOrdinal);
            }
        }

        bool more = query.Limit > 0 && rows.Count == query.Limit && query.OrderBy.Count == 0;
        return Shown(query, statement.Columns, rows) with { Next = more ? last : null, Plan = statement.Study };
    }

    /// <exception cref="QueryException">The study or the condition is not understood.</exception>
    public static long Count(Database database, RunQuery query)
    {
        var statement = QueryStatement.Compile(database, query with { Columns = ["seed"], OrderBy = [], Limit = 0 });
        using SqliteCommand command = statement.Counting(database);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Unasked-for summaries are shown only where some run has one, but pages of one answer have the same columns.</summary>
    private static QueryResult Shown(RunQuery query, IReadOnlyList<QueryColumn> columns, List<object?[]> rows)
    {
        bool asked = query.Columns.Count > 0 || query.After is not null;
        int[] kept = [.. Enumerable.Range(0, columns.Count).Where(i => asked || columns[i].NanBit is null || rows.Exists(row => row[i] is not null))];
        string[] names = Array.ConvertAll(kept, i => columns[i].Name);
        return kept.Length == columns.Count ? new(names, rows) : new(names, rows.ConvertAll(row => Array.ConvertAll(kept, i => row[i])));
    }
}
