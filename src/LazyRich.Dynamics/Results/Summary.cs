namespace LazyRich.Dynamics.Results;

/// <summary>The scalars of one run, by <see cref="SummaryColumn"/>. Null: not computed. NaN and ±∞ are results.</summary>
public sealed class Summary
{
    private readonly double?[] values = new double?[SummaryColumn.All.Length];

    public double? this[SummaryColumn column]
    {
        get => values[column.Index];
        set => values[column.Index] = value;
    }

    public double? this[string column]
    {
        get => values[SummaryColumn.Named(column).Index];
        set => values[SummaryColumn.Named(column).Index] = value;
    }

    public Summary Copy()
    {
        var copy = new Summary();
        values.CopyTo(copy.values, 0);
        return copy;
    }

    /// <summary>In the order of <see cref="SummaryColumn.All"/>.</summary>
    public ReadOnlySpan<double?> Values => values;
}
