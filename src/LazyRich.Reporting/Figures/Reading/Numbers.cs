using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace LazyRich.Reporting.Figures.Reading;

/// <summary>Numbers in a figure file; what is none is a fault and null.</summary>
internal static class Numbers
{
    public static double? One(YamlNode node, string key, FigureFaults faults)
    {
        if (Parse(node) is { } number)
            return number;
        faults.Add(node, $"'{key}' is a number");
        return null;
    }

    /// <summary>Two numbers in any order.</summary>
    public static (double X, double Y)? Point(YamlNode node, string key, FigureFaults faults)
    {
        if (node is YamlSequenceNode { Children: [var first, var second] } && Parse(first) is { } x && Parse(second) is { } y)
            return (x, y);
        faults.Add(node, $"'{key}' is two numbers: [x, y]");
        return null;
    }

    /// <param name="meaning">What the pair is, with an example.</param>
    public static (double Low, double High)? Pair(YamlNode node, string key, string meaning, FigureFaults faults) =>
        Pair(node, key, meaning, double.MinValue, double.MaxValue, faults);

    public static (double Low, double High)? Pair(YamlNode node, string key, string meaning, double least, double most, FigureFaults faults)
    {
        if (node is YamlSequenceNode { Children: [var low, var high] } && Parse(low) is { } from && Parse(high) is { } to
            && from >= least && to <= most && from < to)
            return (from, to);
        faults.Add(node, $"'{key}' is {meaning}");
        return null;
    }

    private static double? Parse(YamlNode node) =>
        node is YamlScalarNode scalar && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number) ? number : null;
}
