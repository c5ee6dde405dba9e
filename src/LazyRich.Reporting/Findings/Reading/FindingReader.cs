using LazyRich.Reporting.Figures;
using LazyRich.Reporting.Figures.Reading;
using LazyRich.Reporting.Findings.Numbers;
using LazyRich.Studies.Expressions;
using LazyRich.Studies.Files;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LazyRich.Reporting.Findings.Reading;

/// <summary>From the text of a finding's file to a finding, or to all of its faults.</summary>
public static class FindingReader
{
    private static readonly string[] keys = ["finding", "question", "figures", "numbers", "sentence", "supported"];

    /// <param name="file">Its name, for messages.</param>
    public static FindingReading Read(string text, string file)
    {
        var faults = new FigureFaults(file);
        Finding? finding = null;
        try
        {
            if (YamlText.Read(text) is not { } root)
                return new(null, [new StudyFault(file, 1, 1, "", "the file of the finding is empty", null)]);
            finding = Read(new FigureMap(root, faults, keys), file, faults);
        }
        catch (YamlException exception)
        {
            faults.Add(exception.Start, "", exception.InnerException?.Message ?? exception.Message);
        }

        return faults.All.Count > 0 ? new(null, faults.All) : new(finding, []);
    }

    private static Finding Read(FigureMap map, string file, FigureFaults faults)
    {
        IReadOnlyList<FindingNumber> numbers = map.Required("numbers") is { } node ? NumbersReader.Read(node, faults) : [];
        string[] names = [.. numbers.Select(number => number.Name)];
        string sentence = map.RequiredText("sentence");
        foreach (string name in FindingAnswer.Places().Matches(sentence).Select(match => match.Groups["name"].Value).Where(name => !names.Contains(name)))
            faults.Unknown(map.Node("sentence")!.Start, name, "number", names);
        return new(
            file,
            map.RequiredText("finding"),
            map.RequiredText("question"),
            [.. FigureMap.Texts(map.Node("figures"), "figures", faults).Select(figure => Figure(figure, faults))],
            numbers,
            sentence.Trim(),
            [.. FigureMap.Texts(map.Required("supported"), "supported", faults).Select(condition => Condition(condition, names, faults)).OfType<Formula>()]);
    }

    private static string Figure(YamlScalarNode node, FigureFaults faults)
    {
        if (!BuiltInFigures.Names.Contains(node.Value))
            faults.Unknown(node, "figure", BuiltInFigures.Names);
        return node.Value!;
    }

    private static Formula? Condition(YamlScalarNode node, string[] names, FigureFaults faults)
    {
        try
        {
            return Formula.Condition(node.Value!, names);
        }
        catch (FormulaException exception)
        {
            faults.Add(node.Start, exception.Text, exception.Message, exception.Nearest);
            return null;
        }
    }
}
