namespace LazyRich.Cli.Rendering;

/// <summary>RFC 4180 with \n line ends: a head, then rows; NaN, inf and -inf for what is no finite number, nothing for null.</summary>
internal static class Csv
{
    public static void Write(TextWriter writer, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        WriteRow(writer, columns);
        foreach (object?[] row in rows)
            WriteRow(writer, row);
    }

    public static void WriteRow(TextWriter writer, object?[] row) => WriteRow(writer, row.Select(CellText.Exact));

    /// <summary>Of texts: the head.</summary>
    public static void WriteRow(TextWriter writer, IEnumerable<string> cells)
    {
        writer.Write(string.Join(',', cells.Select(Quote)));
        writer.Write('\n');
    }

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
