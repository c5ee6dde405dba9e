using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.SingleNeuron;

/// <summary>One hidden unit, which is λ-balanced whatever its weights (Kunin et al. 2024; SCIENCE section 8).</summary>
internal sealed class SingleNeuronSolver : AloneSolver
{
    protected override RunOutcome Solve(RunDefinition run, Problem problem, CancellationToken cancellation) =>
        Follow(run, problem, new SingleNeuronCourse(problem), cancellation);
}
