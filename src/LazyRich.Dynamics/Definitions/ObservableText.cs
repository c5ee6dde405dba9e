using System.Globalization;

namespace LazyRich.Dynamics.Definitions;

/// <summary>An observable and its parameters as one text, which names it in run keys, trajectories and exports.</summary>
/// <remarks><c>loss</c>; with parameters <c>robustness-parameters(draws=1000,variance=0.1)</c>, names in ordinal order, numbers shortest-round-trip.</remarks>
public static class ObservableText
{
    /// <param name="setting">Of numbers only.</param>
    public static string Write(Setting setting) => setting.Values.IsEmpty ? setting.Kind
        : $"{setting.Kind}({string.Join(',', setting.Values.Select(given => string.Create(CultureInfo.InvariantCulture, $"{given.Key}={((NumberValue)given.Value).Value:R}")))})";

    /// <exception cref="FormatException">Not written by <see cref="Write"/>.</exception>
    public static Setting Read(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return Setting.Of(text);
        if (text[^1] != ')')
            throw new FormatException($"'{text}' does not end with a parenthesis.");
        return Setting.Of(text[..open], [.. text[(open + 1)..^1].Split(',').Select(Parameter)]);
    }

    public static string KindOf(string text) => text.Split('(')[0];

    private static (string Name, SettingValue Value) Parameter(string text) => text.Split('=') is [string name, string value]
        ? (name, new NumberValue(double.Parse(value, CultureInfo.InvariantCulture)))
        : throw new FormatException($"'{text}' is no parameter and its value.");
}
