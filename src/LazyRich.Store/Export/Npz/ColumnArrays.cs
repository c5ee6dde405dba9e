namespace LazyRich.Store.Export.Npz;

/// <summary>
/// A column of a table as one array: whole numbers as int64, other numbers as float64 with NaN for "absent", text with "" for "absent".
/// </summary>
internal static class ColumnArrays
{
    public static void Write(NpzWriter writer, string name, IReadOnlyList<object?> values)
    {
        if (values.Any(value => value is string)) writer.Write(name, [.. values.Select(value => (string?)value ?? "")]);
        else if (values.Count > 0 && values.All(value => value is long)) writer.Write(name, [.. values.Select(value => (long)value!)]);
        else writer.Write(name, [values.Count], [[.. values.Select(Number)]]);
    }

    private static double Number(object? value) => value switch { double number => number, long number => number, _ => double.NaN };
}
