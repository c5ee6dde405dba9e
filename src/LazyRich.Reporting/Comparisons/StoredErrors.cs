using LazyRich.Reporting.Reports;
using LazyRich.Reporting.Text;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Comparisons;

/// <summary>The errors that a study's <c>compare</c> stored. Reads no trajectories.</summary>
public static class StoredErrors
{
    private const string Prefix = "error.", Max = ".max", Final = ".final";

    /// <param name="of">Observables to report; empty: all that were compared.</param>
    /// <param name="where">A condition on the runs; empty: all.</param>
    /// <returns>Null where no run of the study has errors.</returns>
    /// <exception cref="QueryException">The condition is not understood.</exception>
    public static ComparisonReport? Read(IStoreReader store, string study, IReadOnlyList<string> of, string where)
    {
        string[] compared = [.. store.Query(new(study, "", [], [], 1)).Columns
            .Where(column => column.StartsWith(Prefix, StringComparison.Ordinal) && column.EndsWith(Max, StringComparison.Ordinal))
            .Select(column => column[Prefix.Length..^Max.Length])
            .Where(observable => of.Count == 0 || of.Contains(observable))];
        if (compared.Length == 0)
            return null;
        IReadOnlyList<string> axes = StudyAxes.Of(store, study);
        string[] columns = [.. axes, .. compared.SelectMany(name => new[] { $"{Prefix}{name}{Max}", $"{Prefix}{name}{Final}" })];
        var groups = new Dictionary<(string, int), (object?[] Key, List<(double Max, double Final)> Errors)>();
        foreach (object?[] row in store.Query(new(study, where, columns, [], 0)).Rows)
        {
            for (int i = 0; i < compared.Length; i++)
            {
                if (row[axes.Count + (2 * i)] is not double largest || row[axes.Count + (2 * i) + 1] is not double last)
                    continue;
                object?[] key = row[..axes.Count];
                (string, int) identity = (GroupLabel.Identity(key), i);
                if (!groups.TryGetValue(identity, out var group))
                    groups[identity] = group = (key, []);
                group.Errors.Add((largest, last));
            }
        }

        return new(axes, [.. groups.Select(group => ComparedGroup.Of(group.Value.Key, compared[group.Key.Item2], group.Value.Errors))], 0);
    }
}
