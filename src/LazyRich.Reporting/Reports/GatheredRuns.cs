namespace LazyRich.Reporting.Reports;

/// <summary>The numbers of one group while its rows come in.</summary>
internal sealed class GatheredRuns(object?[] key, int values)
{
    private readonly List<double?>[] columns = [.. Enumerable.Range(0, values).Select(_ => new List<double?>())];
    private int runs;
    private int succeeded;
    private int failed;

    /// <param name="row">The key, then the state, then the values.</param>
    public void Add(object?[] row)
    {
        runs++;
        succeeded += row[key.Length] is "succeeded" ? 1 : 0;
        failed += row[key.Length] is "failed" ? 1 : 0;
        for (int i = 0; i < columns.Length; i++)
            columns[i].Add(Number(row[key.Length + 1 + i]));
    }

    public FoldedGroup Fold(IReadOnlyList<string> names) => new(
        key, runs, succeeded, failed, Enumerable.Range(0, columns.Length).ToDictionary(i => names[i], i => Folded.Over(columns[i])));

    private static double? Number(object? value) => value switch
    {
        null => null,
        double number => number,
        long whole => whole,
        _ => throw new InvalidOperationException($"A summary column holds '{value}', which is no number."),
    };
}
