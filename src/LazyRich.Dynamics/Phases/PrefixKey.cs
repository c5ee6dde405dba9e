using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Phases;

/// <summary>Equal for runs that are the same up to the end of a phase (from 0), so that they can share its solution.</summary>
internal sealed class PrefixKey(RunDefinition run, int phase) : IEquatable<PrefixKey>
{
    private static readonly string[] LookingAhead = ["task-losses", "forgetting"];

    private readonly PhaseTimes times = new(((PhaseTimes)run.Time).Each[..(phase + 1)]);

    // Losses on later tasks are observed in earlier phases too.
    private readonly ImmutableArray<PhaseDefinition> phases = run.Observe.Any(LookingAhead.Contains) ? run.Phases : run.Phases[..(phase + 1)];

    private readonly ImmutableArray<string> observe = run.Observe;

    // Whatever else a run has or will have; arrays would be compared by where they are kept.
    private readonly RunDefinition others = run with { Time = new PhaseTimes([((PhaseTimes)run.Time).Each[0]]), Phases = [], Observe = [] };

    public bool Equals(PrefixKey? other) =>
        other is not null && others == other.others && times == other.times
        && observe.AsSpan().SequenceEqual(other.observe.AsSpan()) && phases.AsSpan().SequenceEqual(other.phases.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as PrefixKey);

    public override int GetHashCode() => HashCode.Combine(others, times, phases.Length, observe.Length);
}
