using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Reports;

/// <summary>A study's runs, folded over their replicates by medians.</summary>
/// <param name="GroupedBy">Columns that tell groups apart.</param>
/// <param name="Groups">In the order in which the plan first names them.</param>
public sealed record FoldedRuns(string Study, IReadOnlyList<string> GroupedBy, IReadOnlyList<FoldedGroup> Groups)
{
    /// <param name="where">A condition on the runs; empty: all.</param>
    /// <param name="values">Summary columns to fold.</param>
    /// <exception cref="QueryException">The condition or a column is not understood.</exception>
    public static FoldedRuns Read(IStoreReader store, string study, string where, IReadOnlyList<string> groupBy, IReadOnlyList<string> values)
    {
        QueryResult result = store.Query(new(study, where, [.. groupBy, "state", .. values], [], 0));
        return Of(study, result, groupBy, values);
    }

    /// <param name="result">Has the columns of <paramref name="groupBy"/>, then <c>state</c>, then <paramref name="values"/>.</param>
    public static FoldedRuns Of(string study, QueryResult result, IReadOnlyList<string> groupBy, IReadOnlyList<string> values)
    {
        var members = new Dictionary<string, List<object?[]>>();
        var order = new List<List<object?[]>>();
        foreach (object?[] row in result.Rows)
        {
            string key = string.Join('\u001f', row.Take(groupBy.Count));
            if (!members.TryGetValue(key, out List<object?[]>? rows))
            {
                members[key] = rows = [];
                order.Add(rows);
            }

            rows.Add(row);
        }

        return new(study, groupBy, [.. order.Select(rows => Fold(rows, groupBy.Count, values))]);
    }

    /// <summary>Place of a column in the keys, or −1.</summary>
    public int IndexOf(string column)
    {
        for (int i = 0; i < GroupedBy.Count; i++)
        {
            if (GroupedBy[i] == column)
                return i;
        }

        return -1;
    }

    private static FoldedGroup Fold(List<object?[]> rows, int keys, IReadOnlyList<string> values)
    {
        var folded = new Dictionary<string, Folded>(values.Count);
        for (int i = 0; i < values.Count; i++)
        {
            int column = keys + 1 + i;
            folded[values[i]] = Folded.Over(rows.Select(row => Number(row[column])));
        }

        return new(rows[0][..keys], rows.Count, rows.Count(row => row[keys] is "succeeded"), rows.Count(row => row[keys] is "failed"), folded);
    }

    private static double? Number(object? value) => value switch
    {
        null => null,
        double number => number,
        long whole => whole,
        _ => throw new InvalidOperationException($"A summary column holds '{value}', which is no number."),
    };
}
