namespace LazyRich.Reporting.Findings.Numbers;

/// <summary>Which share of the runs meets a further condition, 0 … 1.</summary>
/// <param name="Condition">In the language of queries, asked of the store.</param>
public sealed record ShareNumber(string Name, int Line, int Column, string Where, string Condition) : RunsNumber(Name, Line, Column, Where, ["run"])
{
    /// <summary>The runs that meet both.</summary>
    public string Both => Where.Length == 0 ? $"({Condition})" : $"({Where}) and ({Condition})";

    public override double? Of(IReadOnlyList<object?[]> rows) => rows.Count;
}
