using LazyRich.Store.Export.Tables;

namespace LazyRich.Store.Export.Npz;

/// <summary>
/// The table of runs as an array per column. NumPy has one NaN, so here "not computed" and NaN look alike; csv and json keep them apart.
/// </summary>
internal static class RunArrays
{
    public static void Write(Table table, Stream output, CancellationToken cancellation)
    {
        ColumnBuffer[] columns = [.. table.Columns.Select(_ => new ColumnBuffer())];
        foreach (object?[] row in table.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < columns.Length; i++)
                columns[i].Add(row[i]);
        }

        using var writer = new NpzWriter(output);
        for (int i = 0; i < columns.Length; i++)
            columns[i].Write(writer, table.Columns[i]);
    }
}
