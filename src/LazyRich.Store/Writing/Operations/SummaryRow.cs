using System.Globalization;
using LazyRich.Dynamics.Results;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Writing.Operations;

/// <summary>The row of a run's scalars.</summary>
internal static class SummaryRow
{
    private static readonly string Sql = string.Create(
        CultureInfo.InvariantCulture,
        $"INSERT INTO summaries (run_id, nan_mask, {string.Join(", ", SummaryColumn.All.Select(column => column.Name))}) " +
        $"VALUES (@run, @mask, {string.Join(", ", SummaryColumn.All.Select(column => "@" + column.Name))})");

    /// <param name="summary">In the order of <see cref="SummaryColumn.All"/>.</param>
    public static void Insert(Database database, long run, double?[] summary)
    {
        var values = new object?[2 + summary.Length];
        long mask = 0;
        for (int i = 0; i < summary.Length; i++)
        {
            if (summary[i] is not { } value) continue;
            if (double.IsNaN(value)) mask |= 1L << i;
            else values[2 + i] = value;
        }

        values[0] = run;
        values[1] = mask;
        database[Sql].Execute(values);
    }
}
