using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Solvers.Aligned;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Predictions;

/// <summary>What Theorem 5.1 says of a task-aligned start on inputs aligned with the task: mode by mode, s/δ in place of s and δt in place of t.</summary>
internal static class AlignedExpectation
{
    /// <summary>Rates √(δ²λ²+4s²) of the modes; the curvature is measured where the flow ends.</summary>
    public static Expectation Of(Problem problem, AlignedStart start)
    {
        double[] variances = ModeVariances.Of(problem.InputCovariance, start, problem.W1.Rows);
        double[] rates = [.. Enumerable.Range(0, Math.Min(start.Left.Rows, start.Right.Rows)).Select(unit => Rate(variances[unit], problem.Lambda, start.TaskValue(unit)))];
        double[] end = new AlignedCourse(problem, start).End!.State.Data;
        return new(rates.Max(), rates.Min(), Delayed: false, Condition: null)
        {
            LearningRateBound = 2 / new Sharpness(Objective<Lane1>.Of([problem])).At(end),
        };
    }

    private static double Rate(double variance, double lambda, double s) => Math.Sqrt((variance * lambda * variance * lambda) + (4 * s * s));
}
