using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.Aligned;

/// <summary>Task-aligned starts, whose singular values never mix (Theorem 5.1), on inputs that are white or whose covariance is aligned with the task too.</summary>
internal sealed class AlignedSolver : AloneSolver
{
    protected override RunOutcome Solve(RunDefinition run, Problem problem, CancellationToken cancellation)
    {
        // Whether a random task has it can differ from seed to seed.
        AlignedStart start = TaskAligned.Start(run, problem.S);
        return ModeVariances.WhyNot(problem.InputCovariance, start) is { } why
            ? RunOutcome.Failed(why)
            : Follow(run, problem, new AlignedCourse(problem, start), cancellation);
    }
}
