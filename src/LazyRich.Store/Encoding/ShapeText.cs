using System.Globalization;

namespace LazyRich.Store.Encoding;

/// <summary>A shape as the column <c>trajectories.shape</c> has it: <c>[]</c>, <c>[5]</c>, <c>[5,10]</c>.</summary>
internal static class ShapeText
{
    public static string Write(int[] shape) => $"[{string.Join(',', shape)}]";

    public static int[] Read(string text) =>
        text == "[]" ? [] : Array.ConvertAll(text.Trim('[', ']').Split(','), number => int.Parse(number, CultureInfo.InvariantCulture));

    /// <summary>Numbers at one recorded time.</summary>
    public static int Size(int[] shape) => shape.Aggregate(1, (product, length) => product * length);
}
