using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.MixedDynamics;

/// <summary>The closed equation of the product, Tu et al.'s mixed dynamics with σ²w = |λ|/2; exact where the width leaves no other W1ᵀW1 and W2W2ᵀ.</summary>
internal sealed class MixedDynamicsSolver : AloneSolver
{
    protected override RunOutcome Solve(RunDefinition run, Problem problem, CancellationToken cancellation) =>
        Follow(run, problem, new MixedDynamicsCourse(problem, run.Solver.Number("tolerance"), cancellation), cancellation);
}
