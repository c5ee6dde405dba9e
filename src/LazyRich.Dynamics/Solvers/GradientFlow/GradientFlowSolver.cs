using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.GradientFlow;

/// <summary>Gradient flow from any start, balanced or not, by adaptive integration of the weights (SCIENCE section 1).</summary>
/// <remarks>Until-converged runs look for their end first, about ten times the work of the run itself.</remarks>
internal sealed class GradientFlowSolver : AloneSolver
{
    protected override RunOutcome Solve(RunDefinition run, Problem problem, CancellationToken cancellation) =>
        Follow(run, problem, new GradientFlowCourse(problem, run.Solver.Number("tolerance"), cancellation), cancellation);
}
