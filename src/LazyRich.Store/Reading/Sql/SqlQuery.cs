namespace LazyRich.Store.Reading.Sql;

/// <summary>A question in SQL, which may read everything and change nothing.</summary>
/// <param name="Limit">Rows at most; 0: as many as <see cref="SqlAnswers.MostBytes"/> hold.</param>
/// <param name="Patience">How long it may take.</param>
public sealed record SqlQuery(string Text, int Limit, TimeSpan Patience)
{
    /// <summary>Whether the patience is the store's, which can spare no more, and not the asker's.</summary>
    internal bool IsPressed { get; private init; }

    internal SqlQuery Within(TimeSpan most) => Patience <= most ? this : this with { Patience = most, IsPressed = true };
}

/// <param name="Rows">Values are string (a blob is its hex digits), long, double or null.</param>
/// <param name="Cut">Whether there are rows beyond these, and why they are not here.</param>
public sealed record SqlResult(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows, SqlCut Cut)
{
    public bool More => Cut != SqlCut.None;
}

/// <summary>What ended an answer before its last row.</summary>
public enum SqlCut
{
    /// <summary>Nothing: it is whole.</summary>
    None,

    /// <summary>As many rows as were asked for.</summary>
    Limit,

    /// <summary><see cref="SqlAnswers.MostBytes"/>.</summary>
    Size,
}
