using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Studies.Plan;

/// <summary>What runs share that differ only in λ, seed and time grid: stored once, however many runs hold it.</summary>
/// <param name="Digest">32 hex digits of SHA-256 over <paramref name="Json"/>.</param>
/// <param name="Json">Canonical JSON of task, architecture, init, solver, observe and numerics version: sorted keys, defaults filled in.</param>
public sealed record Configuration(
    string Digest,
    string Json,
    Setting Task,
    Architecture Architecture,
    Setting Init,
    Setting Solver,
    ImmutableArray<string> Observe)
{
    public Activation Activation { get; init; }

    /// <summary>Of a run with phases all of them; the first is <see cref="Task"/> and the run's λ. Empty without.</summary>
    public ImmutableArray<PhaseDefinition> Phases { get; init; } = [];

    /// <summary>Null for all but the runs that a study's <c>compare</c> adds.</summary>
    public Comparison? Compare { get; init; }
}
