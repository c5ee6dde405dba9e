using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.Aligned;

/// <summary>Task-aligned starts, whose singular values never mix (Theorem 5.1).</summary>
internal sealed class AlignedSolver : AloneSolver
{
    protected override RunOutcome Solve(RunDefinition run, Problem problem, CancellationToken cancellation) =>
        Follow(run, problem, new AlignedCourse(problem, TaskAligned.Start(run, problem.S)), cancellation);
}
