using System.Text.Json;

namespace LazyRich.Store.Export.Tables;

/// <summary>A JSON object per line.</summary>
internal static class JsonTable
{
    private static readonly byte[] NewLine = [(byte)'\n'];

    public static void Write(Table table, Stream output)
    {
        // Not disposed: that would close the caller's stream.
        var buffered = new BufferedStream(output, 1 << 16);
        JsonEncodedText[] names = [.. table.Columns.Select(column => JsonEncodedText.Encode(column))];
        using (var writer = new Utf8JsonWriter(buffered))
        {
            foreach (object?[] row in table.Rows)
            {
                writer.WriteStartObject();
                for (int i = 0; i < names.Length; i++)
                    WriteValue(writer, names[i], row[i]);
                writer.WriteEndObject();
                writer.Flush();
                buffered.Write(NewLine);
                writer.Reset();
            }
        }

        buffered.Flush();
    }

    private static void WriteValue(Utf8JsonWriter writer, JsonEncodedText name, object? value)
    {
        switch (value)
        {
            case double number when double.IsFinite(number):
                writer.WriteNumber(name, number);
                break;
            case double number:
                writer.WriteString(name, double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
                break;
            case long number:
                writer.WriteNumber(name, number);
                break;
            case string text:
                writer.WriteString(name, text);
                break;
            default:
                writer.WriteNull(name);
                break;
        }
    }
}
