using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Phases;

/// <summary>Equal for runs that are the same up to the end of a phase (from 0), so that they can share its solution.</summary>
internal sealed class PrefixKey(RunDefinition run, int phase) : IEquatable<PrefixKey>
{
    private static readonly string[] LookingAhead = ["task-losses", "forgetting"];

    private readonly ImmutableArray<TimeDefinition> times = ((PhaseTimes)run.Time).Each[..(phase + 1)];

    // Losses on later tasks are observed in earlier phases too.
    private readonly ImmutableArray<PhaseDefinition> phases = run.Observe.Any(LookingAhead.Contains) ? run.Phases : run.Phases[..(phase + 1)];

    private RunDefinition Run => run;

    public bool Equals(PrefixKey? other) =>
        other is not null && run.Seed == other.Run.Seed && run.Lambda.Equals(other.Run.Lambda) && run.Architecture == other.Run.Architecture
        && run.Task == other.Run.Task && run.Init == other.Run.Init && run.Solver == other.Run.Solver && run.Activation == other.Run.Activation
        && run.Observe.AsSpan().SequenceEqual(other.Run.Observe.AsSpan())
        && phases.AsSpan().SequenceEqual(other.phases.AsSpan()) && times.AsSpan().SequenceEqual(other.times.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as PrefixKey);

    public override int GetHashCode() => HashCode.Combine(run.Seed, run.Lambda, run.Architecture, run.Task, run.Init, times.Length, times[^1], phases.Length);
}
