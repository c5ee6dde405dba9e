using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Phases;

/// <summary>
/// Writes out what <c>phases</c> abbreviates: a kind becomes the phases it stands for, and one that repeats becomes as many.
/// </summary>
internal sealed class PhaseExpansion(FaultList faults, NumberReader numbers)
{
    private const int Most = 1000;

    /// <returns>Phases as mappings, and where the run starts if the abbreviation says so.</returns>
    public (IReadOnlyList<MapNode> Phases, MapNode? Start) Expand(Node node)
    {
        if (node is MapNode map && map.Find(PhaseKeys.Kind) is Node kind)
            return OfKind(map, kind);
        IReadOnlyList<Node> items = node is ListNode list ? list.Items : [node];
        if (items.Count == 0)
            faults.Add(node, "phases is an empty list; give at least one phase");
        return ([.. items.Select(item => PhaseKeys.Phase.Mapping(item, faults)).OfType<MapNode>().SelectMany(Repeated)], null);
    }

    private IEnumerable<MapNode> Repeated(MapNode phase)
    {
        if (phase.Find(PhaseKeys.Repeat) is not Node repeat)
            return [phase];
        int times = (int)(numbers.One(repeat, new NumberRule(PhaseKeys.Repeat) { Integer = true, Minimum = 1, Maximum = Most }) ?? 1);
        string? name = phase.Find(PhaseKeys.Name) is ScalarNode given ? given.Value : null;
        return Enumerable.Range(1, times).Select(k => new MapNode(
            phase.Place,
            phase.Text,
            [
                .. phase.Entries.Where(entry => entry.Key.Value != PhaseKeys.Repeat && (k == 1 || entry.Key.Value != StudyKeys.Lambda))
                    .Select(entry => name is not null && entry.Key.Value == PhaseKeys.Name ? entry with { Value = Text(entry.Value, $"{name}-{k}") } : entry),
            ]));
    }

    private (IReadOnlyList<MapNode> Phases, MapNode? Start) OfKind(MapNode map, Node kind)
    {
        string name = kind is ScalarNode scalar ? scalar.Value : kind.Text;
        if (!PhaseKeys.Kinds.TryGetValue(name, out KeySet? keys))
        {
            faults.Unknown(kind, $"unknown kind of phases '{name}'", name, PhaseKeys.Kinds.Keys);
            return ([], null);
        }

        int before = faults.Count;
        keys.Mapping(map, faults);
        if (faults.Count > before)
            return ([], null);
        return name switch
        {
            PhaseKeys.Reversal => (
                [Phase(map, "reversal", (StudyKeys.Task, Map(map, (PhaseKeys.Negate, map.Find(PhaseKeys.Of)!))), (StudyKeys.Lambda, map.Find(StudyKeys.Lambda)))],
                Map(map, (PhaseKeys.At, Text(map, "solution")), (PhaseKeys.Of, map.Find(PhaseKeys.Of)!), (PhaseKeys.Share, map.Find(PhaseKeys.Share)))),
            PhaseKeys.Continual => ([.. Repeated(Phase(
                map, "task", (StudyKeys.Task, Streaming(map.Find(StudyKeys.Task)!)), (PhaseKeys.Repeat, map.Find(PhaseKeys.Repeat)), (StudyKeys.Lambda, map.Find(StudyKeys.Lambda))))], null),
            PhaseKeys.Transfer => (
                [
                    Phase(map, "pretrain", (StudyKeys.Task, map.Find(PhaseKeys.Of)), (StudyKeys.Lambda, map.Find(StudyKeys.Lambda))),
                    Phase(map, "transfer", (PhaseKeys.Freeze, Text(map, "W1")), (PhaseKeys.Learn, Map(
                        map, (PhaseKeys.Item, map.Find(PhaseKeys.Item) ?? Text(map, "0")), (PhaseKeys.Value, map.Find(PhaseKeys.Value) ?? Text(map, "1"))))),
                ],
                null),
            _ => (
                [
                    Phase(map, "pretrain", (StudyKeys.Task, map.Find(PhaseKeys.Of)), (StudyKeys.Lambda, map.Find(StudyKeys.Lambda))),
                    Phase(map, "tune", (StudyKeys.Task, map.Find(PhaseKeys.To)), (PhaseKeys.Rebalance, map.Find(PhaseKeys.Rebalance))),
                ],
                null),
        };
    }

    /// <summary>A phase that stands where the abbreviation stands, with its times.</summary>
    private static MapNode Phase(MapNode map, string name, params (string Key, Node? Value)[] entries) => Map(
        map,
        [(PhaseKeys.Name, Text(map, name)), .. entries, .. PhaseKeys.OfTime.Select(key => (key, map.Find(key)))]);

    /// <summary>With <c>stream: phase</c>, where it is a mapping that does not say so already.</summary>
    private static Node Streaming(Node task) => task switch
    {
        MapNode map when map.Find(PhaseKeys.Stream) is null => new MapNode(map.Place, map.Text, [.. map.Entries, new(Text(map, PhaseKeys.Stream), Text(map, "phase"))]),
        ScalarNode kind when Sections.Task.Kinds.Find(kind.Value) is not null => Map(kind, (PhaseKeys.Kind, kind), (PhaseKeys.Stream, Text(kind, "phase"))),
        _ => task,
    };

    private static MapNode Map(Node place, params (string Key, Node? Value)[] entries) =>
        new(place.Place, place.Text, [.. entries.Where(entry => entry.Value is not null).Select(entry => new MapEntry(Text(place, entry.Key), entry.Value!))]);

    private static ScalarNode Text(Node place, string value) => new(place.Place, place.Text, value, false);
}
