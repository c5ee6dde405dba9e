using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Regimes;
using LazyRich.Dynamics.Results;
using LazyRich.Reporting.Drawing;
using LazyRich.Studies.Files;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LazyRich.Reporting.Figures.Reading;

/// <summary>From a figure file's text to a figure, or to all of its faults.</summary>
public static class FigureReader
{
    private static readonly string[] heatmapKeys = ["figure", "kind", "title", "where", "x", "y", "fold", "panels", "thresholds"];
    private static readonly string[] curvesKeys =
        ["figure", "kind", "title", "where", "y", "label", "relative-to", "fold", "band", "scale", "range", "panels", "color", "colors"];

    private static readonly string[] panelKeys = ["title", "value", "unit", "scale", "colors"];

    /// <summary>Observables with one number at each time: those a curve can show.</summary>
    private static readonly string[] scalarObservables = [.. Catalogue.Observables.All.Where(kind => kind.Scalar).Select(kind => kind.Name)];

    /// <param name="file">Its name, for messages.</param>
    public static FigureReading Read(string text, string file)
    {
        var faults = new FigureFaults(file);
        Figure? figure = null;
        try
        {
            if (YamlText.Read(text) is not { } root)
                return new(null, [new StudyFault(file, 1, 1, "", "the figure file is empty", null)]);
            figure = Read(root, faults);
        }
        catch (YamlException exception)
        {
            faults.Add(exception.Start, "", exception.InnerException?.Message ?? exception.Message);
        }

        return faults.All.Count > 0 ? new(null, faults.All) : new(figure, []);
    }

    private static Figure? Read(YamlNode root, FigureFaults faults)
    {
        string kind = (root as YamlMappingNode)?.Children
            .FirstOrDefault(pair => pair.Key is YamlScalarNode { Value: "kind" }).Value is YamlScalarNode { Value: { } value } ? value : "";
        switch (kind)
        {
            case "heatmap":
                return Heatmap(new FigureMap(root, faults, heatmapKeys), faults);
            case "curves":
                return Curves(new FigureMap(root, faults, curvesKeys), faults);
            case "lines":
                return LinesReader.Read(new FigureMap(root, faults, LinesReader.Keys), faults);
            default:
                var map = new FigureMap(root, faults, [.. heatmapKeys.Union(curvesKeys).Union(LinesReader.Keys)]);
                if (map.Required("kind") is { } node)
                    faults.Unknown(node, "kind of figure", ["heatmap", "curves", "lines"]);
                return null;
        }
    }

    private static HeatmapFigure Heatmap(FigureMap map, FigureFaults faults)
    {
        var panels = new List<HeatmapPanel>();
        switch (map.Required("panels"))
        {
            case YamlSequenceNode { Children.Count: > 0 } list:
                panels.AddRange(list.Children.Select(node => Panel(new FigureMap(node, faults, panelKeys), faults)));
                break;
            case { } other:
                faults.Add(other, "'panels' is a list of panels, each {title, value, unit, scale, colors}");
                break;
            default:
                break;
        }

        map.Choice("fold", "median");
        return new(map.RequiredText("figure"), map.Text("title", ""), map.Text("x", "lambda"), map.Text("y", "architecture"), panels)
        {
            Where = map.Text("where", ""),
            Thresholds = Thresholds(map, faults),
        };
    }

    private static RegimeThresholds Thresholds(FigureMap map, FigureFaults faults)
    {
        string text = map.Text("thresholds", "");
        try
        {
            return RegimeThresholds.Parse(text);
        }
        catch (FormatException wrong)
        {
            faults.Add(map.Node("thresholds")!, wrong.Message);
            return RegimeThresholds.Default;
        }
    }

    private static HeatmapPanel Panel(FigureMap map, FigureFaults faults)
    {
        string value = map.RequiredText("value");
        string[] known = [HeatmapPanel.Regime, .. SummaryColumn.All.Select(column => column.Name)];

        // A phase's summary is named after it: tune.time_to_1pct.
        string summary = value[(value.IndexOf('.', StringComparison.Ordinal) + 1)..];
        if (map.Node("value") is { } node && (!known.Contains(summary) || (summary == HeatmapPanel.Regime && value != summary)))
            faults.Unknown(node, "value", known);
        string unit = SummaryColumn.All.FirstOrDefault(column => column.Name == summary)?.Unit is { } own and not "1" ? own : "";
        return new(map.Text("title", value), value, map.Text("unit", unit), map.Scale("scale"), Colors(map, faults, "viridis"));
    }

    private static CurvesFigure Curves(FigureMap map, FigureFaults faults)
    {
        string y = map.RequiredText("y");
        if (map.Node("y") is { } node && !scalarObservables.Contains(ObservableText.KindOf(y)) && !IsError(y))
        {
            if (Catalogue.Observables.Find(ObservableText.KindOf(y)) is null)
                faults.Unknown(node, "observable", scalarObservables);
            else
                faults.Add(node, $"'{y}' has several numbers at each time; curves show {string.Join(", ", scalarObservables)}");
        }

        FigureMap? scale = map.Node("scale") is { } scales ? new(scales, faults, ["time", "y"]) : null;
        map.Choice("fold", "median");
        return new(
            map.RequiredText("figure"),
            map.Text("title", ""),
            y,
            map.Text("label", y),
            map.Choice("relative-to", "nothing", "start") == "start",
            scale?.Scale("time") ?? AxisScale.Linear,
            scale?.Scale("y") ?? AxisScale.Linear,
            map.Text("panels", "architecture"),
            map.Text("color", "lambda"),
            Colors(map, faults, "signed"),
            map.Node("range") is { } range ? Numbers.Pair(range, "range", "the ends of the vertical axis, lower first: [0.001, 1]", faults) : null,
            map.Node("band") is { } band ? Numbers.Pair(band, "band", "two quantiles, lower first: [0.25, 0.75]", 0, 1, faults) : null)
        {
            Where = map.Text("where", ""),
        };
    }

    /// <summary>What a comparison records: <c>error.loss</c>.</summary>
    internal static bool IsError(string series) =>
        series.Split('.') is ["error", var observable] && Catalogue.Observables.Find(observable) is not null;

    internal static string Colors(FigureMap map, FigureFaults faults, string otherwise)
    {
        string colors = map.Text("colors", otherwise);
        if (!ColorScale.Names.Contains(colors))
            faults.Unknown(map.Node("colors")!, "colour scale", ColorScale.Names);
        return colors;
    }
}
