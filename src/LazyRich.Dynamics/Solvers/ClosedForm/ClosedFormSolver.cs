using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.ClosedForm;

/// <summary>QQᵀ(t) at any time from t=0 alone, stable for all times (the role of Theorem B.5; SCIENCE section 2).</summary>
/// <remarks>Needs Nh = min(Ni, No) and K = plusᵀQ(0) invertible; the error is up to max(4e-12, 10·eps·cond(K)²).</remarks>
internal sealed class ClosedFormSolver : AloneSolver
{
    private const double LargestCondition = 1e6;

    protected override RunOutcome Solve(RunDefinition run, Problem problem, CancellationToken cancellation)
    {
        var course = new ClosedFormCourse(problem);
        if (!(course.Condition <= LargestCondition))
        {
            return RunOutcome.Failed($"closed-form needs K = plusᵀQ(0) to be invertible in doubles: cond(K) is {Format.Number(course.Condition)}, "
                + $"above {Format.Number(LargestCondition)}. exact is the solver that fits.");
        }

        RunResult result = Follow(run, problem, course, cancellation);
        result.Summary["condition"] = course.Condition;
        return result;
    }
}
