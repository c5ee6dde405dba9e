namespace LazyRich.Store.Reading.Language;

/// <summary>A name that a query may say, and the SQL it stands for. Nothing a user writes ever becomes SQL in another way.</summary>
/// <param name="Sql">Over the aliases r (runs), c (configurations) and s (summaries).</param>
internal sealed record QueryColumn(string Name, ColumnType Type, string Sql)
{
    /// <summary>Its bit in <c>summaries.nan_mask</c>; null where NaN cannot be.</summary>
    public int? NanBit { get; init; }

    /// <summary>The only values it has, where they are few; empty: any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The phase whose summary it is, in the table that <see cref="Summaries"/> names; null for the run's own.</summary>
    public string? Phase { get; init; }

    /// <summary>The alias under which its summaries are joined.</summary>
    public string Summaries { get; init; } = "s";

    public bool NeedsConfigurations { get; init; }

    public bool NeedsSummaries { get; init; }

    /// <summary>Where a configuration's JSON has it; null for columns that are not parameters.</summary>
    public string? JsonPath { get; init; }

    /// <summary>Its name in the table of configurations that a query makes for itself.</summary>
    public string? Alias { get; init; }

    public string TypeName => Type == ColumnType.Number ? "a number" : "text";

    /// <summary>1 when it is NaN, else 0.</summary>
    public string NanSql => $"ifnull(({Summaries}.nan_mask >> {NanBit}) & 1, 0)";

    /// <summary>In a SELECT: a phase's NaN comes as text, since a row brings the mask of the run's own summaries only.</summary>
    public string Selected => Phase is null ? Sql : $"CASE WHEN {NanSql} <> 0 THEN 'NaN' ELSE {Sql} END";
}
