using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.Naive;

/// <summary>The closed form as one writes it down first. Loses digits as e^{2μt} and overflows at μt ≈ 355: made to be compared with, not to be used.</summary>
internal sealed class NaiveSolver : AloneSolver
{
    protected override RunOutcome Solve(RunDefinition run, Problem problem, CancellationToken cancellation) =>
        Follow(run, problem, new NaiveCourse(problem), cancellation);
}
