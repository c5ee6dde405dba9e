using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.Naive;

/// <summary>Theorem 4.3 with its coefficients as printed; as fragile as <see cref="NaiveSolver"/>.</summary>
internal sealed class TheoremSolver : AloneSolver
{
    protected override RunOutcome Solve(RunDefinition run, Problem problem, CancellationToken cancellation) =>
        Follow(run, problem, new TheoremCourse(problem), cancellation);
}
