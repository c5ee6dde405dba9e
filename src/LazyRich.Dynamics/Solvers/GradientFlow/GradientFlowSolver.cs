using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Solvers.GradientFlow.Kinks;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.GradientFlow;

/// <summary>Gradient flow from any start, balanced or not, by adaptive integration of the weights (SCIENCE section 1).</summary>
/// <remarks>Until-converged runs look for their end first, about ten times the work of the run itself.</remarks>
internal sealed class GradientFlowSolver : AloneSolver
{
    /// <summary>How kinks of ReLU units are met: <see cref="Located"/>, or, when absent, with steps that a kink makes short.</summary>
    public const string Kinks = "kinks", Located = "located";

    protected override RunOutcome Solve(RunDefinition run, Problem problem, CancellationToken cancellation)
    {
        double tolerance = run.Solver.Number("tolerance");
        if (!run.Solver.Has(Kinks))
            return Follow(run, problem, new GradientFlowCourse(problem, tolerance, cancellation), cancellation);
        try
        {
            return Follow(run, problem, new KinkedCourse(problem, tolerance, cancellation), cancellation);
        }
        catch (KinkException stuck)
        {
            return RunOutcome.Failed($"{stuck.Message}; without  kinks: located  gradient-flow takes short steps there, and says its flow_error");
        }
    }
}
