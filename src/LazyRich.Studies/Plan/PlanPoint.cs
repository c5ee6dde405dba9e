using LazyRich.Dynamics.Definitions;

namespace LazyRich.Studies.Plan;

/// <summary>A point of a block's product without its seeds: runs that share configuration, λ and times.</summary>
internal readonly record struct PlanPoint(Resolved Resolved, double? Lambda, TimeDefinition Time, ReadOnlyMemory<long> Seeds)
{
    public RunDefinition Definition(long seed)
    {
        Configuration shared = Resolved.Configuration;
        return new RunDefinition(shared.Task, shared.Architecture, shared.Init, Lambda, seed, shared.Solver, Time, shared.Observe)
        {
            Activation = shared.Activation,
            Phases = shared.Phases,
            Compare = shared.Compare,
        };
    }
}
