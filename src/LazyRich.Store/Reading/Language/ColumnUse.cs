namespace LazyRich.Store.Reading.Language;

/// <summary>Which tables a query must join, and which parameters it must take out of configurations.</summary>
internal sealed class ColumnUse
{
    private readonly Dictionary<string, QueryColumn> parameters = new(StringComparer.Ordinal);

    public bool Configurations { get; private set; }

    public bool Summaries { get; private set; }

    public IEnumerable<QueryColumn> Parameters => parameters.Values;

    /// <summary>Names by the alias of their summaries.</summary>
    public Dictionary<string, string> Phases { get; } = new(StringComparer.Ordinal);

    /// <returns>The column itself.</returns>
    public QueryColumn Add(QueryColumn column)
    {
        Configurations |= column.NeedsConfigurations;
        Summaries |= column.NeedsSummaries;
        if (column.Phase is { } phase) Phases[column.Summaries] = phase;
        if (column.JsonPath is not null) parameters[column.Name] = column;
        return column;
    }
}
