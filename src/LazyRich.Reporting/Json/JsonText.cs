using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LazyRich.Reporting.Json;

/// <summary>
/// The one way JSON is written here, on the command line and over HTTP. JSON has no NaN and ±∞, so they are "NaN", "Infinity" and "-Infinity".
/// </summary>
public static class JsonText
{
    private static readonly JsonSerializerOptions indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Indented(JsonNode node) => node.ToJsonString(indented);

    /// <summary>On one line.</summary>
    public static string Compact(JsonNode node) => node.ToJsonString(compact);

    public static JsonNode? Number(double? value) => value switch
    {
        null => null,
        double.NaN => "NaN",
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        { } number => number,
    };

    /// <summary>The other way.</summary>
    /// <exception cref="FormatException">Neither a number nor one of the three names.</exception>
    public static double ReadNumber(JsonNode node) => node is JsonValue value && value.TryGetValue(out double number) ? number : (string?)node switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        var text => throw new FormatException($"'{text}' is no number."),
    };

    public static double[] ReadNumbers(JsonArray array) => [.. array.Select(node => ReadNumber(node!))];

    public static JsonArray Numbers(IEnumerable<double> values) => [.. values.Select(value => Number(value))];

    public static JsonArray Texts(IEnumerable<string> values) => [.. values.Select(value => (JsonNode)value)];

    public static string[] ReadTexts(JsonNode array) => [.. array.AsArray().Select(text => (string)text!)];

    /// <param name="value">string, long, int, double, bool, DateTime or null, as the store answers.</param>
    public static JsonNode? Value(object? value) => value switch
    {
        null => null,
        double number => Number(number),
        long whole => whole,
        int whole => whole,
        bool flag => flag,
        DateTime time => Time(time),
        _ => (JsonNode)value.ToString()!,
    };

    /// <summary>UTC, ISO 8601 with milliseconds.</summary>
    public static JsonNode Time(DateTime utc) => utc.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    public static DateTime ReadTime(JsonNode node) =>
        DateTime.Parse((string)node!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
