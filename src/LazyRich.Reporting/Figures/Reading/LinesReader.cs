using LazyRich.Dynamics.Results;
using LazyRich.Reporting.Drawing;
using YamlDotNet.RepresentationModel;

namespace LazyRich.Reporting.Figures.Reading;

/// <summary>The part of a figure file that figures of kind lines have.</summary>
internal static class LinesReader
{
    public static readonly string[] Keys =
        ["figure", "kind", "title", "where", "x", "label", "scale", "panels", "color", "colors", "fold", "over", "band", "values"];

    private static readonly string[] valueKeys = ["value", "title", "unit", "scale", "range", "levels", "slopes"];

    public static LinesFigure Read(FigureMap map, FigureFaults faults)
    {
        map.Choice("fold", "median");
        string x = map.Text("x", "lambda");
        string? color = map.Node("color") is null ? null : map.Text("color", "");
        return new(
            map.RequiredText("figure"),
            map.Text("title", ""),
            x,
            map.Text("label", ""),
            map.Scale("scale"),
            map.Node("panels") is null ? null : map.Text("panels", ""),
            color,
            FigureReader.Colors(map, faults, color == "lambda" ? "signed" : ColorScale.Distinct),
            [.. FigureMap.Texts(map.Node("over"), "over", faults).Select(node => node.Value!)],
            (map.Node("band") is { } band ? Numbers.Pair(band, "band", "two quantiles, lower first: [0.25, 0.75]", 0, 1, faults) : null) ?? (0.25, 0.75),
            [.. Items(map, "values", "a list of values, each {value, title, unit, scale, range, levels, slopes}", true, faults)
                .Select(node => Value(new FigureMap(node, faults, valueKeys), faults))])
        {
            Where = map.Text("where", ""),
        };
    }

    private static LinesValue Value(FigureMap map, FigureFaults faults)
    {
        string value = map.RequiredText("value");
        SummaryColumn? column = SummaryColumn.All.FirstOrDefault(one => one.Name == value[(value.LastIndexOf('.') + 1)..]);
        if (map.Node("value") is { } node && column is null && !IsError(value))
            faults.Unknown(node, "value", [.. SummaryColumn.All.Select(one => one.Name)]);
        return new(
            map.Text("title", value),
            value,
            map.Text("unit", column?.Unit is { } own and not "1" ? own : ""),
            map.Scale("scale"),
            map.Node("range") is { } range ? Numbers.Pair(range, "range", "the ends of the vertical axis, lower first: [0.001, 1]", faults) : null,
            [.. Items(map, "levels", "a list of levels, each {at, label}", false, faults)
                .Select(item => new FigureMap(item, faults, ["at", "label"]))
                .Select(item => new LevelGuide(Number(item, "at", faults), item.Text("label", "")))],
            [.. Items(map, "slopes", "a list of power laws, each {slope, from: [x, y], to: x, label}", false, faults)
                .Select(item => Slope(new FigureMap(item, faults, ["slope", "from", "to", "label"]), faults))]);
    }

    /// <summary>An error of a comparison: <c>error.loss.max</c>.</summary>
    private static bool IsError(string value) =>
        Path.GetExtension(value) is ".max" or ".final" && FigureReader.IsError(Path.GetFileNameWithoutExtension(value));

    private static SlopeGuide Slope(FigureMap map, FigureFaults faults)
    {
        (double x, double y) = map.Required("from") is { } from ? Numbers.Point(from, "from", faults) ?? (1, 1) : (1, 1);
        var slope = new SlopeGuide(Number(map, "slope", faults), x, y, Number(map, "to", faults), map.Text("label", ""));
        if (slope.ToX / slope.FromX is not > 0 && map.Node("to") is { } to)
            faults.Add(to, "'to' is an x on the same side of 0 as that of 'from'");
        return slope;
    }

    private static double Number(FigureMap map, string key, FigureFaults faults) =>
        map.Required(key) is { } node ? Numbers.One(node, key, faults) ?? 1 : 1;

    private static IEnumerable<YamlNode> Items(FigureMap map, string key, string meaning, bool required, FigureFaults faults)
    {
        switch (required ? map.Required(key) : map.Node(key))
        {
            case YamlSequenceNode { Children.Count: > 0 } list:
                return list.Children;
            case { } other:
                faults.Add(other, $"'{key}' is {meaning}");
                return [];
            default:
                return [];
        }
    }
}
