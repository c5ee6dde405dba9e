using LazyRich.Studies.Faults;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Phases;

/// <summary>What stands under <c>tasks</c>.</summary>
internal sealed class NamedTasks
{
    private readonly Dictionary<string, Node> tasks;

    private NamedTasks(IEnumerable<MapEntry> entries) => tasks = entries.ToDictionary(entry => entry.Key.Value, entry => entry.Value);

    public IEnumerable<string> Names => tasks.Keys;

    public IEnumerable<Node> All => tasks.Values;

    public static NamedTasks Read(Node? node, FaultList faults)
    {
        if (node is null)
            return new([]);
        if (node is MapNode { Entries.Count: > 0 } map)
            return new(map.Entries);
        faults.Add(node, $"tasks must be {{name: task}}, found {node.Noun}");
        return new([]);
    }

    public Node? Find(string name) => tasks.GetValueOrDefault(name);
}
