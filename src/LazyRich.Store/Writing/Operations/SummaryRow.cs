using System.Globalization;
using LazyRich.Dynamics.Results;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Writing.Operations;

/// <summary>The rows of a run's scalars: its own, and one for each of its phases.</summary>
internal static class SummaryRow
{
    private static readonly string OfRun = Write("summaries", "run_id");
    private static readonly string OfPhase = Write("phase_summaries", "run_id, phase, number");

    /// <param name="summary">In the order of <see cref="SummaryColumn.All"/>.</param>
    public static void Insert(Database database, long run, double?[] summary) => database[OfRun].Execute([run, .. Values(summary)]);

    /// <param name="number">From 1.</param>
    public static void Insert(Database database, long run, string phase, int number, double?[] summary) =>
        database[OfPhase].Execute([run, phase, number, .. Values(summary)]);

    private static string Write(string table, string keys)
    {
        string[] columns = [.. keys.Split(", "), "nan_mask", .. SummaryColumn.All.Select(column => column.Name)];
        return string.Create(
            CultureInfo.InvariantCulture, $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "@" + column))})");
    }

    /// <returns>The mask, then a value for each column.</returns>
    private static object?[] Values(double?[] summary)
    {
        var values = new object?[1 + summary.Length];
        long mask = 0;
        for (int i = 0; i < summary.Length; i++)
        {
            if (summary[i] is not { } value) continue;
            if (double.IsNaN(value)) mask |= 1L << i;
            else values[1 + i] = value;
        }

        values[0] = mask;
        return values;
    }
}
