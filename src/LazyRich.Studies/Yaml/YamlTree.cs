using LazyRich.Studies.Faults;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LazyRich.Studies.Yaml;

/// <summary>Turns the parser's events into nodes. Reports what is not YAML, repeated keys, and aliases that would never end.</summary>
internal sealed class YamlTree
{
    /// <summary>Deeper than any study; keeps a hostile file from exhausting the stack.</summary>
    private const int DeepestNesting = 50;

    /// <summary>Aliases may repeat nodes, but not without end ("billion laughs").</summary>
    private const int MostNodes = 2_000_000;

    private readonly string source;
    private readonly FaultList faults;
    private readonly Parser parser;
    private readonly Dictionary<string, (Node Node, int Size)> anchors = [];
    private int nodes;

    private YamlTree(string source, FaultList faults)
    {
        this.source = source;
        this.faults = faults;
        parser = new Parser(new Scanner(new StringReader(source), skipComments: true));
    }

    /// <returns>Null when the text is empty or not YAML: then the fault is in <paramref name="faults"/>.</returns>
    public static Node? Read(string text, FaultList faults)
    {
        var tree = new YamlTree(text, faults);
        try
        {
            return tree.Document();
        }
        catch (YamlException error)
        {
            tree.Fault(error.Start, error.Message);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException)
        {
            // The parser gives up on some unfinished lists without saying where: its last event is the nearest place known.
            tree.Fault(tree.parser.Current?.End ?? Mark.Empty, "it ends, or breaks off, inside a list or mapping");
        }

        return null;
    }

    private void Fault(Mark mark, string message)
    {
        string[] lines = source.Split('\n');
        int tabbed = Array.FindIndex(lines, line => line.TakeWhile(char.IsWhiteSpace).Contains('\t'));
        if (tabbed >= 0)
        {
            int column = lines[tabbed].IndexOf('\t', StringComparison.Ordinal) + 1;
            faults.Add(new Place(tabbed + 1, column), lines[tabbed].Trim(), "a tab cannot indent YAML; use spaces");
            return;
        }

        var place = new Place((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
        faults.Add(place, (lines.ElementAtOrDefault(place.Line - 1) ?? "").Trim(), $"this is not YAML: {message.TrimEnd('.')}");
    }

    private Node? Document()
    {
        Next();
        if (!Next() || parser.Current is StreamEnd)
        {
            faults.Add(new Place(1, 1), "", "the file is empty; a study needs at least study, task, architecture and lambda");
            return null;
        }

        Next();
        Node root = Value(0);
        Next();
        if (Next() && parser.Current is DocumentStart another)
            faults.Add(PlaceOf(another), "---", "a second document starts here; a file holds one study");
        return root;
    }

    private bool Next() => parser.MoveNext();

    private Node Value(int depth)
    {
        ParsingEvent current = parser.Current!;
        if (depth > DeepestNesting)
            throw new YamlException(current.Start, current.End, $"it is nested more than {DeepestNesting} deep");
        int before = nodes;
        Count(current, 1);
        string? anchor = current is NodeEvent { Anchor.IsEmpty: false } named ? named.Anchor.Value : null;
        Node node = current switch
        {
            Scalar scalar => ScalarOf(scalar),
            SequenceStart => Items(current, depth),
            MappingStart => Entries(current, depth),
            AnchorAlias alias => Repeat(alias),
            _ => throw new YamlException(current.Start, current.End, "a value is missing"),
        };
        if (anchor is not null)
            anchors[anchor] = (node, nodes - before);
        return node;
    }

    private Node Repeat(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value.Value, out (Node Node, int Size) known))
            throw new YamlException(alias.Start, alias.End, $"the alias *{alias.Value} stands before its anchor, or inside it");
        Count(alias, known.Size);
        return known.Node;
    }

    private void Count(ParsingEvent current, int more)
    {
        nodes += more;
        if (nodes > MostNodes)
            throw new YamlException(current.Start, current.End, $"it holds more than {MostNodes} values");
    }

    private ScalarNode ScalarOf(Scalar scalar)
    {
        bool quoted = scalar.Style != ScalarStyle.Plain || (!scalar.Tag.IsEmpty && scalar.Tag == "tag:yaml.org,2002:str");
        int written = Raw(scalar.Start.Index, scalar.End.Index).IndexOf(scalar.Value, StringComparison.Ordinal);
        bool inline = written >= 0 && scalar.Style is ScalarStyle.Plain or ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted
            && !scalar.Value.Contains('\n', StringComparison.Ordinal);
        return new ScalarNode(PlaceOf(scalar), Slice(scalar.Start.Index, scalar.End.Index), scalar.Value, quoted, inline ? written : null);
    }

    private ListNode Items(ParsingEvent start, int depth)
    {
        var items = new List<Node>();
        while (Next() && parser.Current is not SequenceEnd)
            items.Add(Value(depth + 1));
        return new ListNode(PlaceOf(start), Slice(start.Start.Index, parser.Current!.End.Index), items);
    }

    private MapNode Entries(ParsingEvent start, int depth)
    {
        var entries = new List<MapEntry>();
        var lines = new Dictionary<string, int>();
        while (Next() && parser.Current is not MappingEnd)
        {
            Node key = Value(depth + 1);
            Next();
            Node value = Value(depth + 1);
            if (key is not ScalarNode name)
                faults.Add(key, $"a key must be text, found {key.Noun}");
            else if (!lines.TryAdd(name.Value, name.Place.Line))
                faults.Add(name, $"duplicate key '{name.Value}': it is already in line {lines[name.Value]}");
            else
                entries.Add(new MapEntry(name, value));
        }

        return new MapNode(PlaceOf(start), Slice(start.Start.Index, parser.Current!.End.Index), entries);
    }

    private static Place PlaceOf(ParsingEvent current) => new((int)current.Start.Line, (int)current.Start.Column);

    private string Raw(long start, long end) => source[(int)Math.Min(start, source.Length)..(int)Math.Min(Math.Max(start, end), source.Length)];

    private string Slice(long start, long end)
    {
        // The end of a flow collection is reported before its bracket.
        bool bracket = end < source.Length && start < end && (source[(int)start], source[(int)end]) is ('[', ']') or ('{', '}');
        string text = Raw(start, bracket ? end + 1 : end).TrimEnd();
        int line = text.IndexOf('\n', StringComparison.Ordinal);
        if (line >= 0)
            text = text[..line].TrimEnd() + " …";
        return text.Length <= 80 ? text : text[..79] + "…";
    }
}
