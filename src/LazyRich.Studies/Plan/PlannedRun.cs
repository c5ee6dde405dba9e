using LazyRich.Dynamics.Definitions;

namespace LazyRich.Studies.Plan;

/// <summary>A row of the plan.</summary>
/// <param name="Ordinal">Place in the plan, from 0; the order in which runs are leased.</param>
/// <param name="Lambda">The definition's λ, or the one measured from given weights.</param>
/// <param name="Key">Identity of the run.</param>
public sealed record PlannedRun(long Ordinal, RunKey Key, Configuration Configuration, RunDefinition Definition, double Lambda);
