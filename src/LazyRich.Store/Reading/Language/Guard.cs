using System.Globalization;

namespace LazyRich.Store.Reading.Language;

/// <summary>
/// Keeps NaN and "not computed" apart, which SQLite stores alike. A comparison with NaN is false (and != true), as in arithmetic; one with what was
/// not computed is unknown, as in SQL.
/// </summary>
internal static class Guard
{
    private const string OfOneStudy = "EXISTS (SELECT 1 FROM study_runs x JOIN studies st ON st.id = x.study_id WHERE x.run_id = r.id AND {0})";

    /// <param name="predicate">With {0} for the column.</param>
    /// <param name="asText">The predicate looks at characters.</param>
    public static string Wrap(QueryColumn column, string predicate, bool asText = false)
    {
        if (column.Type == ColumnType.Study) return Put(OfOneStudy, Put(predicate, "st.name"));
        string sql = Put(predicate, column.Type == ColumnType.Key && !asText ? "r.key" : column.Sql);
        return column.NanBit is null ? $"({sql})" : $"iif({column.NanSql}, 0, {sql})";
    }

    public static string IsNull(QueryColumn column) =>
        column.NanBit is null ? $"({column.Sql} IS NULL)" : $"({column.Sql} IS NULL AND NOT {column.NanSql})";

    public static string IsNan(QueryColumn column) => column.NanBit is null ? "0" : $"({column.NanSql} <> 0)";

    private static string Put(string template, string sql) => string.Format(CultureInfo.InvariantCulture, template, sql);
}
