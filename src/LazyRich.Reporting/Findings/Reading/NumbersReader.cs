using LazyRich.Reporting.Figures.Reading;
using LazyRich.Reporting.Findings.Numbers;
using LazyRich.Studies.Expressions;
using YamlDotNet.RepresentationModel;

namespace LazyRich.Reporting.Findings.Reading;

/// <summary>
/// The numbers of a finding, by name: {median: COLUMN}, min, max or mean; {share: CONDITION}; {slope: COLUMN, along: COLUMN};
/// {explained: COLUMN, by: COLUMN or list, on: ranks, log or value}; {correlation: COLUMN, with: COLUMN}; {spread: COLUMN, within: COLUMN or list};
/// {first: OBSERVABLE, above: NUMBER}; each with where: CONDITION; or a formula over the numbers before it.
/// </summary>
internal static class NumbersReader
{
    private static readonly string[] kinds = [.. FoldNumber.Folds, "share", "slope", "explained", "correlation", "spread", "first"];

    private static readonly string[] keys = [.. kinds, "where", "along", "by", "on", "with", "within", "above"];

    public static IReadOnlyList<FindingNumber> Read(YamlNode node, FigureFaults faults)
    {
        var numbers = new List<FindingNumber>();
        if (node is not YamlMappingNode mapping)
        {
            faults.Add(node, "'numbers' is names and how each is made: {time: {median: time_to_1pct}}");
            return numbers;
        }

        foreach ((YamlNode key, YamlNode value) in mapping.Children)
        {
            string name = (key as YamlScalarNode)?.Value ?? "";
            if (One(name, key, value, numbers, faults) is { } number)
                numbers.Add(number);
        }

        return numbers;
    }

    private static FindingNumber? One(string name, YamlNode key, YamlNode value, List<FindingNumber> earlier, FigureFaults faults)
    {
        (int line, int column) = ((int)key.Start.Line, (int)key.Start.Column);
        if (value is YamlScalarNode { Value: { } text })
            return FormulaOf(name, line, column, text, value, earlier, faults);
        int before = faults.Count;
        var map = new FigureMap(value, faults, keys);
        if (faults.Count > before)
            return null;
        string[] given = [.. kinds.Where(kind => map.Node(kind) is not null)];
        if (given is not [var what])
        {
            faults.Add(key, $"'{name}' is made in one way; there are {string.Join(", ", kinds)}");
            return null;
        }

        string of = map.RequiredText(what), where = map.Text("where", "");
        return what switch
        {
            "share" => new ShareNumber(name, line, column, where, of),
            "slope" => new SlopeNumber(name, line, column, where, of, map.RequiredText("along")),
            "explained" => new ExplainedNumber(name, line, column, where, of, Columns(map, "by", faults), map.Choice("on", ExplainedNumber.Scales)),
            "correlation" => new CorrelationNumber(name, line, column, where, of, map.RequiredText("with")),
            "spread" => new SpreadNumber(name, line, column, where, of, Columns(map, "within", faults)),
            "first" => new FirstNumber(name, line, column, where, of, map.Required("above") is { } above ? Figures.Reading.Numbers.One(above, "above", faults) ?? 0 : 0),
            _ => new FoldNumber(name, line, column, where, what, of),
        };
    }

    private static FormulaNumber? FormulaOf(
        string name, int line, int column, string text, YamlNode value, List<FindingNumber> earlier, FigureFaults faults)
    {
        try
        {
            return new(name, line, column, Formula.Number(text, earlier.Select(number => number.Name)));
        }
        catch (FormulaException exception)
        {
            faults.Add(value.Start, exception.Text, exception.Message, exception.Nearest);
            return null;
        }
    }

    private static IReadOnlyList<string> Columns(FigureMap map, string key, FigureFaults faults) =>
        [.. FigureMap.Texts(map.Required(key), key, faults).Select(node => node.Value!)];
}
