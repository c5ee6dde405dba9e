using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Blocks;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Times;

namespace LazyRich.Studies.Phases;

/// <summary>A phase as a study gives it: what is fixed, and the values of what may vary.</summary>
/// <param name="Template">Name, frozen layers, and whether a new output is learned.</param>
/// <param name="Tasks">Empty in the first phase, whose task is the block's own, and with a new output.</param>
/// <param name="Lambdas">Of rebalance; empty without.</param>
internal sealed record PhaseForm(
    PhaseDefinition Template,
    IReadOnlyList<KindForm> Tasks,
    ImmutableArray<double> Lambdas,
    ImmutableArray<double> Items,
    ImmutableArray<double> Values,
    TimeForm Time)
{
    public string Name => Template.Name;

    /// <param name="index">Which phase this is, from 0.</param>
    public IEnumerable<BlockAxis> Axes(int index)
    {
        if (Tasks.Count == 1)
            yield return Axis<Setting>(index, "task", [Tasks[0].First], (phase, task) => phase with { Task = task });
        else if (Tasks.Count > 1)
            yield return Axis<Setting>(index, "task", [.. Tasks.SelectMany(form => form.All())], (phase, task) => phase with { Task = task });
        foreach (ParameterValues varied in Tasks.Count == 1 ? Tasks[0].Parameters.Where(each => each.Values.Length > 1) : [])
        {
            string name = varied.Parameter.Name;
            yield return Axis(index, $"task.{name}", varied.Values, (phase, value) =>
                phase with { Task = phase.Task! with { Values = phase.Task!.Values.SetItem(name, value) } });
        }

        if (!Lambdas.IsEmpty)
            yield return Axis(index, "lambda", Lambdas, (phase, lambda) => phase with { Rebalance = lambda });
        if (!Items.IsEmpty)
            yield return Axis(index, "learn.item", Items, (phase, item) => phase with { Learn = phase.Learn! with { Item = (int)item } });
        if (!Values.IsEmpty)
            yield return Axis(index, "learn.value", Values, (phase, value) => phase with { Learn = phase.Learn! with { Value = value } });
    }

    private PhaseAxis<T> Axis<T>(int index, string name, ImmutableArray<T> values, Func<PhaseDefinition, T, PhaseDefinition> set) where T : notnull =>
        new($"{Name}.{name}", index, values, set);
}
