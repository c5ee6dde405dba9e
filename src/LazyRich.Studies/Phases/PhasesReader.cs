using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Times;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Phases;

/// <summary>Reads each phase behind the first key of a study; the first phase's task and λ are the block's own.</summary>
internal sealed partial class PhasesReader(FaultList faults, TaskReader tasks, NumberReader numbers, TimeReader times)
{
    /// <returns>In order; fewer after a fault.</returns>
    public IReadOnlyList<PhaseForm> Read(IReadOnlyList<MapNode> phases)
    {
        var forms = new List<PhaseForm>();
        var names = new HashSet<string>();
        for (int i = 0; i < phases.Count; i++)
        {
            string name = PhaseNames.Of(phases[i], i);
            Node place = phases[i].Find(PhaseKeys.Name) ?? phases[i];
            if (!NameForm().IsMatch(name) || PhaseKeys.Reserved.Contains(name))
                faults.Add(place, $"'{name}' is no name for a phase: a letter, then letters, digits, - and _, and not {string.Join(", ", PhaseKeys.Reserved)}");
            else if (!names.Add(name))
                faults.Add(place, $"two phases are called {name}; each needs a name of its own");
            else if (One(phases[i], name, i) is PhaseForm form)
                forms.Add(form);
        }

        return forms;
    }

    private PhaseForm? One(MapNode map, string name, int index)
    {
        int before = faults.Count;
        Node? task = map.Find(StudyKeys.Task), learn = map.Find(PhaseKeys.Learn), lambda = map.Find(StudyKeys.Lambda), rebalance = map.Find(PhaseKeys.Rebalance);
        if (index > 0 && lambda is not null)
            faults.Add(lambda, "lambda is where the first phase starts; a later phase has rebalance: {lambda: …}");
        if (index == 0 && rebalance is not null)
            faults.Add(rebalance, "rebalance needs something learned before it; the first phase starts with lambda");
        if (task is not null && learn is not null)
            faults.Add(learn, "learn stands in place of a task; keep one of the two");
        if (index > 0 && task is null && learn is null)
            faults.Add(map, $"phase {name} needs a task, or learn");
        (ImmutableArray<double> items, ImmutableArray<double> values) = learn is null ? ([], []) : Learned(learn);
        TimeForm? time = Time(map);
        var form = new PhaseForm(
            new PhaseDefinition(name) { Frozen = Frozen(map.Find(PhaseKeys.Freeze)), Learn = learn is null ? null : new NewOutput(0, 0) },
            index > 0 && task is not null ? tasks.Read(task, index + 1) : [],
            rebalance is null || index == 0 ? [] : Rebalanced(rebalance, name),
            items,
            values,
            time!);
        bool unread = index > 0 && task is not null && form.Tasks.Count == 0;
        return faults.Count > before || time is null || unread ? null : form;
    }

    private ImmutableArray<double> Rebalanced(Node node, string name) =>
        PhaseKeys.OfRebalance.Mapping(node, faults)?.Find(StudyKeys.Lambda) is Node lambda ? [.. numbers.Many(lambda, new NumberRule($"{name}.lambda"))] : [];

    private (ImmutableArray<double> Items, ImmutableArray<double> Values) Learned(Node node)
    {
        MapNode? map = PhaseKeys.OfLearn.Mapping(node, faults);
        return (
            map?.Find(PhaseKeys.Item) is Node item ? [.. numbers.Many(item, new NumberRule(PhaseKeys.Item) { Integer = true, Minimum = 0, Maximum = int.MaxValue })] : [],
            map?.Find(PhaseKeys.Value) is Node value ? [.. numbers.Many(value, new NumberRule(PhaseKeys.Value))] : []);
    }

    private ImmutableArray<int> Frozen(Node? node)
    {
        if (node is null)
            return [];
        var layers = new SortedSet<int>();
        foreach (Node item in node is ListNode { Items.Count: > 0 } list ? list.Items : [node])
        {
            string text = item is ScalarNode scalar ? scalar.Value : item.Text;
            int layer = Array.IndexOf(PhaseKeys.Layers, text);
            if (layer < 0)
                faults.Unknown(item, $"freeze cannot be '{text}'", text, PhaseKeys.Layers);
            else
                layers.Add(layer);
        }

        return [.. layers];
    }

    private TimeForm? Time(MapNode map)
    {
        MapEntry[] own = [.. map.Entries.Where(entry => PhaseKeys.OfTime.Contains(entry.Key.Value))];
        bool says = own.Any(entry => entry.Key.Value == TimeKeys.Until);
        ScalarNode Text(string value) => new(map.Place, map.Text, value, false);
        return times.Read(new MapNode(map.Place, map.Text, says ? own : [new(Text(TimeKeys.Until), Text(TimeKeys.Converged)), .. own]));
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]*$")]
    private static partial Regex NameForm();
}
