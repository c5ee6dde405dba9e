namespace LazyRich.Store.Reading.Sql;

/// <summary>A question in SQL, which may read everything and change nothing.</summary>
/// <param name="Limit">Rows at most; 0: as many as <see cref="SqlAnswers.MostBytes"/> hold.</param>
/// <param name="Patience">How long it may take.</param>
public sealed record SqlQuery(string Text, int Limit, TimeSpan Patience);

/// <param name="Rows">Values are string (a blob is its hex digits), long, double or null.</param>
/// <param name="More">Whether there are rows beyond the limit.</param>
public sealed record SqlResult(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows, bool More);
