using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Reading.Language;

/// <summary>From a row of the database to the values of an answer.</summary>
internal static class QueryRow
{
    public static object?[] Read(SqliteDataReader reader, IReadOnlyList<QueryColumn> columns)
    {
        long nan = reader.IsDBNull(QueryStatement.NanOrdinal) ? 0 : reader.GetInt64(QueryStatement.NanOrdinal);
        var row = new object?[columns.Count];
        for (int i = 0; i < row.Length; i++)
        {
            int ordinal = QueryStatement.FirstColumn + i;
            row[i] = !reader.IsDBNull(ordinal) ? Value(reader, ordinal, columns[i])
                : columns[i].NanBit is { } bit && ((nan >> bit) & 1) != 0 ? double.NaN
                : null;
        }

        return row;
    }

    /// <summary>A parameter is a double throughout, also where JSON wrote 1.</summary>
    private static object Value(SqliteDataReader reader, int ordinal, QueryColumn column) =>
        column.Type != ColumnType.Number ? reader.GetString(ordinal)
        : column.JsonPath is not null ? reader.GetDouble(ordinal)
        : column.Phase is not null && reader.GetFieldType(ordinal) == typeof(string) ? double.NaN
        : reader.GetValue(ordinal);
}
