using LazyRich.Studies.Grammar;
using LazyRich.Studies.Phases;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Blocks;

/// <summary>Where things stand in the file.</summary>
/// <param name="isCase">Whether it is one of several cases.</param>
/// <param name="whole">The block itself, for what is missing.</param>
/// <param name="phases">Written out.</param>
internal sealed class BlockPlaces(bool isCase, Node whole, IReadOnlyDictionary<string, MapEntry> keys, IReadOnlyList<MapNode> phases)
{
    public bool IsCase => isCase;

    public MapEntry? Key(string name) => keys.TryGetValue(name, out MapEntry entry) ? entry : null;

    /// <param name="path">A dotted path such as <c>init.scale</c>.</param>
    /// <returns>The nearest node that is there: the parameter's value, what derives it, its section, or the block.</returns>
    public Node Of(string path)
    {
        if (Key(StudyKeys.Derive)?.Value is MapNode derive && derive.Find(path) is Node derived)
            return derived;
        string[] parts = path.Split('.', 2);
        if (path == StudyKeys.Time && phases.Count > 0)
            return phases[0].Find(TimeKeys.Until) ?? phases[0];
        if (phases.Where((phase, i) => PhaseNames.Of(phase, i) == parts[0]).FirstOrDefault() is MapNode phase)
            return parts.Length == 1 ? phase : Find(phase, parts[1] == StudyKeys.Lambda ? PhaseKeys.Rebalance : parts[1]) ?? phase;
        if (!keys.TryGetValue(parts[0], out MapEntry entry))
            return whole;
        if (parts.Length == 1)
            return entry.Value;
        IEnumerable<MapNode> maps = entry.Value is ListNode list ? list.Items.OfType<MapNode>() : entry.Value is MapNode only ? [only] : [];
        return maps.Select(map => Find(map, parts[1])).FirstOrDefault(node => node is not null) ?? entry.Value;
    }

    private static Node? Find(MapNode map, string path)
    {
        if (map.Find(path) is Node there)
            return there;
        string[] parts = path.Split('.', 2);
        return parts.Length == 2 && map.Find(parts[0]) is MapNode nested ? Find(nested, parts[1]) : null;
    }
}
