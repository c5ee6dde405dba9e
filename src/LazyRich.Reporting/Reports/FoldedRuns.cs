using LazyRich.Reporting.Text;
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
    public static FoldedRuns Read(IStoreReader store, string study, string where, IReadOnlyList<string> groupBy, IReadOnlyList<string> values) =>
        Of(study, RunRows.Read(store, new(study, where, [.. groupBy, "state", .. values], [], 0)), groupBy, values);

    /// <param name="rows">In the order of <paramref name="groupBy"/>, then <c>state</c>, then <paramref name="values"/>.</param>
    public static FoldedRuns Of(string study, IEnumerable<object?[]> rows, IReadOnlyList<string> groupBy, IReadOnlyList<string> values)
    {
        var members = new Dictionary<string, GatheredRuns>();
        var order = new List<GatheredRuns>();
        foreach (object?[] row in rows)
        {
            string key = GroupLabel.Identity(row.Take(groupBy.Count));
            if (!members.TryGetValue(key, out GatheredRuns? same))
            {
                members[key] = same = new(row[..groupBy.Count], values.Count);
                order.Add(same);
            }

            same.Add(row);
        }

        return new(study, groupBy, [.. order.Select(same => same.Fold(values))]);
    }

    /// <summary>The same with matrices by their names, for people to read.</summary>
    public FoldedRuns Named(MatrixNames names) => this with { Groups = [.. Groups.Select(group => group with { Key = [.. group.Key.Select(names.Of)] })] };

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
}
