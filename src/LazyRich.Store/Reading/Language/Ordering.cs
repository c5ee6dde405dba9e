namespace LazyRich.Store.Reading.Language;

/// <summary>ORDER BY. What is NaN or absent comes last in either direction: it is neither large nor small.</summary>
internal static class Ordering
{
    /// <param name="names"><c>name</c>, or <c>-name</c> for descending.</param>
    /// <param name="place">Decides between equals, so that an order is always the same.</param>
    public static string Write(IReadOnlyList<string> names, QueryColumns catalogue, ColumnUse use, string place)
    {
        var terms = new List<string>();
        foreach (string name in names)
        {
            bool descending = name.StartsWith('-');
            QueryColumn column = use.Add(catalogue.Get(descending ? name[1..] : name, ""));
            terms.Add($"{column.Sql} IS NULL, {column.Sql}{(descending ? " DESC" : "")}");
            if (column.NanBit is not null) terms.Add($"{column.NanSql} DESC");
        }

        return string.Join(", ", [.. terms, place]);
    }
}
