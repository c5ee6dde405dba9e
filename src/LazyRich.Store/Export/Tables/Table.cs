namespace LazyRich.Store.Export.Tables;

/// <param name="Rows">As long as <paramref name="Columns"/>; values are string, long, double or null.</param>
internal sealed record Table(IReadOnlyList<string> Columns, IEnumerable<object?[]> Rows);
