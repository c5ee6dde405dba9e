using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace LazyRich.Studies.Extending;

/// <summary>Where a value stands in the text of its file.</summary>
/// <param name="End">Behind its last character: brackets in, comments and line ends behind it out.</param>
internal readonly record struct NodeSpan(int Start, int End, YamlNode Node)
{
    public static NodeSpan Of(YamlNode node, string text) => new((int)node.Start.Index, EndOf(node, text), node);

    /// <summary>The values of a list, or the one value, each as part of a list in brackets.</summary>
    public IEnumerable<string> Items(string text) => Node is YamlSequenceNode list ? list.Select(item => Inline(item, text)) : [Inline(Node, text)];

    /// <summary>A value in one line: as it was written, or, where it was spread over lines, in brackets.</summary>
    private static string Inline(YamlNode node, string text) => node switch
    {
        YamlSequenceNode { Style: not SequenceStyle.Flow } list => $"[{string.Join(", ", list.Select(item => Inline(item, text)))}]",
        YamlMappingNode { Style: not MappingStyle.Flow } map =>
            $"{{{string.Join(", ", map.Children.Select(entry => $"{Inline(entry.Key, text)}: {Inline(entry.Value, text)}"))}}}",
        _ => text[(int)node.Start.Index..EndOf(node, text)],
    };

    private static int EndOf(YamlNode node, string text) => node switch
    {
        YamlSequenceNode { Style: SequenceStyle.Flow } => Behind(']', node, text),
        YamlMappingNode { Style: MappingStyle.Flow } => Behind('}', node, text),
        YamlSequenceNode { Children: [.., var last] } => EndOf(last, text),
        YamlMappingNode { Children.Count: > 0 } map => EndOf(map.Children.Last().Value, text),
        _ => (int)node.End.Index,
    };

    /// <summary>The parser says where the last value of a bracketed collection ends, or where its bracket does: look for the bracket from there.</summary>
    private static int Behind(char bracket, YamlNode node, string text)
    {
        int end = (int)node.End.Index;
        return end > 0 && text[end - 1] == bracket ? end : text.IndexOf(bracket, end) + 1;
    }
}
