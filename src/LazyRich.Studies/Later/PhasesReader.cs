using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Later;

/// <summary>Checks <c>phases</c>: a list of them, or one that repeats.</summary>
/// <param name="tasks">The names under <c>tasks</c>.</param>
internal sealed class PhasesReader(FaultList faults, LaterValues values, IReadOnlyList<string> tasks)
{
    public void Read(Node node)
    {
        if (node is ListNode { Items.Count: > 0 } list)
        {
            foreach (Node phase in list.Items)
                Phase(phase);
        }
        else
        {
            Phase(node);
        }
    }

    private void Phase(Node node)
    {
        if (values.Map(node, LaterKeys.Phase) is not MapNode map)
            return;
        Task(map.Find(StudyKeys.Task));
        if (map.Find(StudyKeys.Lambda) is Node lambda)
            values.Numbers.Many(lambda, new NumberRule(StudyKeys.Lambda));
        if (map.Find(LaterKeys.Rebalance) is Node rebalance && values.Map(rebalance, LaterKeys.OfRebalance)?.Find(StudyKeys.Lambda) is Node other)
            values.Numbers.Many(other, new NumberRule("rebalance.lambda"));
        values.Choice(map, LaterKeys.Freeze, LaterKeys.Layers);
        if (map.Find(LaterKeys.Learn) is Node learn && values.Map(learn, LaterKeys.OfLearn) is MapNode learned)
        {
            One(learned, new NumberRule(LaterKeys.Item) { Integer = true, Minimum = 0 });
            One(learned, new NumberRule(LaterKeys.Value));
        }

        One(map, new NumberRule(LaterKeys.Repeat) { Integer = true, Minimum = 1 });
        One(map, new NumberRule(LaterKeys.Points) { Integer = true, Minimum = 2 });
        One(map, new NumberRule(LaterKeys.Tolerance) { Minimum = 0, MinimumExcluded = true, Maximum = 1 });
        Bound(map, LaterKeys.Limit);
        if (map.Find(LaterKeys.Until) is not ScalarNode { Value: TimeKeys.Converged })
            Bound(map, LaterKeys.Until);
    }

    private void One(MapNode map, NumberRule rule)
    {
        if (map.Find(rule.Name) is Node node)
            values.Numbers.One(node, rule);
    }

    private void Bound(MapNode map, string key)
    {
        if (map.Find(key) is Node node)
            values.Bounds.Read(node, new NumberRule(key) { Minimum = 0, MinimumExcluded = true });
    }

    private void Task(Node? node)
    {
        switch (node)
        {
            case null:
                return;
            case MapNode map when map.Find(LaterKeys.Negate) is Node negated:
                foreach (MapEntry entry in map.Entries.Where(entry => entry.Key.Value != LaterKeys.Negate))
                    faults.Add(entry.Key, $"negate stands alone; '{entry.Key.Value}' cannot stand beside it");
                values.TaskName(negated, LaterKeys.Negate, tasks);
                return;
            case MapNode map:
                values.Choice(map, LaterKeys.Stream, LaterKeys.Streams);
                values.Kind(Sections.Task, new MapNode(map.Place, map.Text, [.. map.Entries.Where(entry => entry.Key.Value != LaterKeys.Stream)]));
                return;
            case ScalarNode name when Catalogue.Tasks.Find(name.Value) is null:
                values.TaskName(name, StudyKeys.Task, tasks);
                return;
        }
    }
}
