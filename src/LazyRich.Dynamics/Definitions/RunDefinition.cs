using System.Collections.Immutable;

namespace LazyRich.Dynamics.Definitions;

/// <summary>One run: everything that decides its bits, and nothing else. Immutable; parts are shared between runs.</summary>
/// <param name="Lambda">Null where the initialisation measures it from given weights.</param>
/// <param name="Seed">0 … 2⁵³; names the random streams of task and initialisation.</param>
/// <param name="Observe">Names of observables, in the catalogue's order, without repeats.</param>
public sealed record RunDefinition(
    Setting Task,
    Architecture Architecture,
    Setting Init,
    double? Lambda,
    long Seed,
    Setting Solver,
    TimeDefinition Time,
    ImmutableArray<string> Observe)
{
    /// <summary>Of the hidden units. Linear is what a definition that says nothing means, and is absent from its canonical JSON.</summary>
    public Activation Activation { get; init; }

    /// <summary>
    /// Of a run with phases all of them; the first is the run's own task, start and λ. <see cref="Time"/> is then a <see cref="PhaseTimes"/>. Empty
    /// for a run without, and absent from its canonical JSON.
    /// </summary>
    public ImmutableArray<PhaseDefinition> Phases { get; init; } = [];

    /// <summary>Null for all runs but those that a study's <c>compare</c> adds.</summary>
    public Comparison? Compare { get; init; }
}
