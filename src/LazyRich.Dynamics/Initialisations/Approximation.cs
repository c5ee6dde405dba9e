using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>Runs whose start is not what their definition takes for granted; only a study with <c>impossible: approximate</c> has them.</summary>
internal static class Approximation
{
    /// <summary>
    /// Whether the widths forbid the stated λ, so that the start has the nearest balance there is, or the solver takes for λ*-balanced what is not.
    /// </summary>
    public static bool Is(RunDefinition run, Problem problem)
    {
        Kind init = Catalogue.Initialisations[run.Init.Kind];
        if (!init.MeasuresLambda)
            return !run.Architecture.Allows(StatedLambda.Of(run));
        return Catalogue.Solvers[run.Solver.Kind].NeedsBalance && !BalanceAssumption.Holds(problem.W1, problem.W2);
    }
}
