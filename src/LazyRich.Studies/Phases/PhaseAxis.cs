using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Blocks;

namespace LazyRich.Studies.Phases;

/// <summary>Values of one thing of a phase: <c>tune.lambda</c>, <c>tune.task.rank</c>.</summary>
/// <param name="index">Which phase, from 0.</param>
internal sealed class PhaseAxis<T>(string name, int index, ImmutableArray<T> values, Func<PhaseDefinition, T, PhaseDefinition> set)
    : BlockAxis<T>(name, values) where T : notnull
{
    public override void Apply(Draft draft, int value) => draft.Phases[index] = set(draft.Phases[index], Values[value]);

    public override BlockAxis Distinct() => new PhaseAxis<T>(Name, index, [.. Values.Distinct()], set);
}
