using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.GradientDescent;

/// <summary>The first of two passes of a run "until converged": it only looks for the step, so that the second knows what to record.</summary>
internal static class ConvergenceSearch
{
    /// <returns>
    /// For each lane the first step whose excess loss is at most the tolerance × that of step 0, the step at which it diverged, or the last step
    /// within the limit.
    /// </returns>
    public static T LastSteps<T>(IReadOnlyList<Problem> problems, IDescentStepper<T> stepper, ConvergedTime until, CancellationToken cancellation)
        where T : unmanaged, ILanes<T>
    {
        var descent = new Descent<T>(problems, stepper);
        T level = Levels(problems, descent.ErrorSquares, until.Tolerance);
        T limit = T.Load([.. Enumerable.Range(0, T.Count).Select(lane => StepGrid.LastWithin(until.Limit, stepper.StepLength[lane]))]);
        const int stepsBetweenLooks = 256;
        for (int taken = 1; ; taken++)
        {
            T notThere = T.And(T.Not(T.LessThanOrEqual(descent.ErrorSquares, level)), T.LessThan(descent.Steps, limit));
            T active = T.And(descent.Finite, notThere);
            if (!T.Any(active))
                return descent.Steps;
            descent.Step(active);
            if (taken % stepsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>What the error's square must fall to: the excess loss is half of it less the singular values of S that the network's rank cannot reach.</summary>
    private static T Levels<T>(IReadOnlyList<Problem> problems, T start, double tolerance) where T : unmanaged, ILanes<T>
    {
        Span<double> levels = stackalloc double[T.Count];
        for (int lane = 0; lane < levels.Length; lane++)
        {
            double outOfReach = OutOfReach(problems[lane]);
            levels[lane] = outOfReach + (tolerance * (start[lane] - outOfReach));
        }

        return T.Load(levels);
    }

    private static double OutOfReach(Problem problem)
    {
        if (problem.Activation != Activation.Linear)
            return 0;
        if (!problem.Frozen.IsEmpty)
            return Target.Of(problem with { History = null }).Beyond is { } beyond ? Vectors.Dot(beyond.Data, beyond.Data) : 0;
        double[] values = Svd.ValuesOf(WhitenedTask.Of(problem).S);
        double squares = 0;
        for (int k = problem.Layers.SkipLast(1).Min(layer => layer.Rows); k < values.Length; k++)
            squares += values[k] * values[k];
        return squares;
    }
}
