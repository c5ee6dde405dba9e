using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LazyRich.Reporting.Figures.Reading;

/// <summary>
/// The events of a parser, as long as they are those of a file that a person writes. Nodes are loaded, compared and hashed by recursion, which a
/// hostile text exhausts: by depth, by an alias inside its own anchor, or by a key that is a list of lists, each named twice.
/// </summary>
internal sealed class ShallowParser(IParser parser) : IParser
{
    /// <summary>Deeper than any figure.</summary>
    private const int DeepestNesting = 50;

    private readonly Stack<Open> open = new();

    public ParsingEvent? Current => parser.Current;

    /// <exception cref="YamlException">Nested too deep, a key that is no text, or an alias inside its own anchor.</exception>
    public bool MoveNext()
    {
        if (!parser.MoveNext())
            return false;
        switch (parser.Current)
        {
            case SequenceStart or MappingStart:
                Enter((NodeEvent)parser.Current);
                break;
            case SequenceEnd or MappingEnd:
                open.Pop();
                break;
            case AnchorAlias alias:
                Count(alias, isText: false);
                if (open.Any(node => node.Anchor == alias.Value))
                    throw new YamlException(alias.Start, alias.End, $"the alias *{alias.Value} stands inside its own anchor");
                break;
            case Scalar scalar:
                Count(scalar, isText: true);
                break;
            default:
                break;
        }

        return true;
    }

    private void Enter(NodeEvent start)
    {
        Count(start, isText: false);
        if (open.Count == DeepestNesting)
            throw new YamlException(start.Start, start.End, $"it is nested more than {DeepestNesting} deep");
        open.Push(new(start.Anchor, start is MappingStart));
    }

    /// <summary>In a mapping every other node is a key.</summary>
    private void Count(ParsingEvent node, bool isText)
    {
        if (open.TryPeek(out Open? parent) && parent.IsMapping && parent.Children++ % 2 == 0 && !isText)
            throw new YamlException(node.Start, node.End, "a key is one text");
    }

    /// <summary>A list or mapping whose end is still to come.</summary>
    private sealed record Open(AnchorName Anchor, bool IsMapping)
    {
        public long Children { get; set; }
    }
}
