using LazyRich.Studies.Faults;
using LazyRich.Studies.Files;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LazyRich.Reporting.Figures.Reading;

/// <summary>Gathers what is wrong with a figure file, so that its author hears of all of it at once.</summary>
internal sealed class FigureFaults(string file)
{
    private readonly List<StudyFault> faults = [];

    public int Count => faults.Count;

    public IReadOnlyList<StudyFault> All => [.. faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];

    public void Add(YamlNode node, string message, string? nearest = null) =>
        Add(node.Start, (node as YamlScalarNode)?.Value ?? "", message, nearest);

    public void Add(Mark mark, string text, string message, string? nearest = null) =>
        faults.Add(new(file, (int)mark.Line, (int)mark.Column, text, message, nearest));

    /// <summary>A name that is none of those that are.</summary>
    public void Unknown(YamlNode node, string noun, IReadOnlyCollection<string> known) =>
        Unknown(node.Start, (node as YamlScalarNode)?.Value ?? "", noun, known);

    /// <inheritdoc cref="Unknown(YamlNode, string, IReadOnlyCollection{string})"/>
    public void Unknown(Mark mark, string text, string noun, IReadOnlyCollection<string> known)
    {
        Add(mark, text, $"unknown {noun} '{text}'; there are {string.Join(", ", known)}", Nearest.Of(text, known));
    }
}
