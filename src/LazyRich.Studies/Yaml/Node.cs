namespace LazyRich.Studies.Yaml;

/// <summary>A piece of a YAML document that still knows where it stands.</summary>
/// <param name="text">As written, for messages: the first line, shortened.</param>
internal abstract class Node(Place place, string text)
{
    public Place Place => place;

    public string Text => text;

    /// <summary>"a list", "text", "a mapping of keys": for "expected …, found …".</summary>
    public abstract string Noun { get; }
}

internal sealed class ListNode(Place place, string text, IReadOnlyList<Node> items) : Node(place, text)
{
    public IReadOnlyList<Node> Items => items;

    public override string Noun => items.Count == 0 ? "an empty list" : "a list";
}

internal readonly record struct MapEntry(ScalarNode Key, Node Value);

/// <summary>Keys are unique: repeats have been reported and dropped.</summary>
internal sealed class MapNode(Place place, string text, IReadOnlyList<MapEntry> entries) : Node(place, text)
{
    public IReadOnlyList<MapEntry> Entries => entries;

    public override string Noun => entries.Count == 0 ? "an empty mapping" : "a mapping of keys";

    public Node? Find(string key)
    {
        foreach (MapEntry entry in entries)
        {
            if (entry.Key.Value == key)
                return entry.Value;
        }

        return null;
    }
}
