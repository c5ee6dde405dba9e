using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Phases;

/// <summary>Reads a task: a kind, a name under <c>tasks</c>, <c>{negate: task}</c>, a kind with <c>stream: phase</c>, or a list of these.</summary>
/// <param name="derived">Parameters that <c>derive</c> sets.</param>
internal sealed class TaskReader(NamedTasks tasks, FaultList faults, ParameterReader parameters, IReadOnlySet<string> derived)
{
    private readonly KindReader kinds = new(Sections.Task, faults, parameters, derived);

    /// <param name="phase">From 1: the stream that <c>stream: phase</c> means.</param>
    /// <returns>The sound forms; none only after a fault.</returns>
    public IReadOnlyList<KindForm> Read(Node node, int phase) =>
        node is ListNode { Items.Count: > 0 } list ? [.. list.Items.SelectMany(item => One(item, phase))] : One(node, phase);

    private IReadOnlyList<KindForm> One(Node node, int phase)
    {
        switch (node)
        {
            case MapNode map when map.Find(PhaseKeys.Negate) is Node negated:
                foreach (MapEntry entry in map.Entries.Where(entry => entry.Key.Value != PhaseKeys.Negate))
                    faults.Add(entry.Key, $"negate stands alone; '{entry.Key.Value}' cannot stand beside it");
                return [.. Read(negated, phase).Select(Negated)];
            case MapNode map when map.Find(PhaseKeys.Stream) is Node stream:
                return Streamed(map, stream, phase);
            case ScalarNode { IsNull: false } name when tasks.Find(name.Value) is Node named:
                return named is ScalarNode alias && tasks.Find(alias.Value) is not null ? Alias(alias) : One(named, phase);
            case ScalarNode { IsNull: false } name when tasks.Names.Any() && Sections.Task.Kinds.Find(name.Value) is null:
                faults.Unknown(name, $"no task '{name.Value}' under tasks", name.Value, tasks.Names.Concat(Sections.Task.Kinds.All.Select(kind => kind.Name)));
                return [];
            default:
                return kinds.Read(node);
        }
    }

    private KindForm[] Streamed(MapNode map, Node stream, int phase)
    {
        if (stream is not ScalarNode { Value: "phase" })
            faults.Unknown(stream, $"stream cannot be '{stream.Text}'", stream.Text, PhaseKeys.Streams);
        var own = new MapNode(map.Place, map.Text, [.. map.Entries.Where(entry => entry.Key.Value != PhaseKeys.Stream)]);
        return [.. kinds.Read(own).Select(form => phase < 2 ? form : With(form, TaskVariant.Stream, new NumberValue(phase)))];
    }

    private KindForm[] Alias(ScalarNode alias)
    {
        faults.Add(alias, $"a task under tasks is a kind with its parameters, not the name of another ('{alias.Value}')");
        return [];
    }

    private static KindForm Negated(KindForm form) => form.Parameters.Any(each => each.Parameter == TaskVariant.Negate)
        ? form with { Parameters = [.. form.Parameters.Where(each => each.Parameter != TaskVariant.Negate)] }
        : With(form, TaskVariant.Negate, new FlagValue(true));

    private static KindForm With(KindForm form, Parameter parameter, SettingValue value) =>
        form with { Parameters = form.Parameters.Add(new ParameterValues(parameter, [value])) };
}
