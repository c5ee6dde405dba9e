using System.Buffers;
using System.Globalization;

namespace LazyRich.Store.Export.Tables;

internal static class CsvTable
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",\r\n");

    public static void Write(Table table, Stream output)
    {
        using var writer = new StreamWriter(output, new System.Text.UTF8Encoding(false), 1 << 16, leaveOpen: true);
        WriteRow(writer, table.Columns);
        foreach (object?[] row in table.Rows)
            WriteRow(writer, row);
    }

    private static void WriteRow(StreamWriter writer, IReadOnlyList<object?> values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (i > 0) writer.Write(',');
            WriteValue(writer, values[i]);
        }

        writer.Write('\n');
    }

    private static void WriteValue(StreamWriter writer, object? value)
    {
        switch (value)
        {
            case double number:
                WriteNumber(writer, number);
                break;
            case long number:
                writer.Write(number);
                break;
            case string text when text.AsSpan().ContainsAny(NeedQuotes):
                writer.Write('"');
                writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
                writer.Write('"');
                break;
            case string text:
                writer.Write(text);
                break;
        }
    }

    private static void WriteNumber(StreamWriter writer, double number)
    {
        if (double.IsNaN(number))
        {
            writer.Write("NaN");
            return;
        }

        if (double.IsInfinity(number))
        {
            writer.Write(number > 0 ? "inf" : "-inf");
            return;
        }

        Span<char> digits = stackalloc char[32];
        number.TryFormat(digits, out int written, "R", CultureInfo.InvariantCulture);
        writer.Write(digits[..written]);
    }
}
