using System.Runtime.InteropServices;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Solvers.GradientFlow;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.GradientDescent;

/// <summary>η as stated, or as a share of 2/sharpness, above which the minimum is unstable (SCIENCE section 4).</summary>
/// <remarks>
/// The sharpness is that of the minimum which gradient flow reaches from the same start: √(λ²+4s₁²) for λ-balanced two-layer linear networks on
/// whitened inputs, otherwise measured at the end of a flow that is followed until the excess loss is 1e-10 of its start, or t = 1e4/‖S‖.
/// </remarks>
internal static class LearningRate
{
    public const string Stated = "learning-rate", TimesBound = "learning-rate.times-bound";

    private const double Converged = 1e-10, Longest = 1e4, FlowTolerance = 1e-8;

    public static double Of(Setting solver, Problem problem, CancellationToken cancellation) =>
        solver.Has(TimesBound) ? solver.Number(TimesBound) * Bound(problem, cancellation) : solver.Number(Stated);

    /// <summary>2/sharpness.</summary>
    public static double Bound(Problem problem, CancellationToken cancellation) => 2 / SharpnessAtMinimum(problem, cancellation);

    private static double SharpnessAtMinimum(Problem problem, CancellationToken cancellation)
    {
        if (problem.IsTwoLayerWhite && problem.Frozen.IsEmpty && BalanceAssumption.Holds(problem.W1, problem.W2))
        {
            double lambda = Balance.Lambda(problem.W1, problem.W2), twice = 2 * Svd.ValuesOf(problem.S)[0];
            return Math.Sqrt((lambda * lambda) + (twice * twice));
        }

        return new Sharpness(Objective<Lane1>.Of([problem])).At(FlowEnd(problem, cancellation));
    }

    private static double[] FlowEnd(Problem problem, CancellationToken cancellation)
    {
        var course = new GradientFlowCourse(problem, FlowTolerance, cancellation);
        Gauge<Lane1> gauge = Gauge<Lane1>.Of(course.Shape, [Target.Of(problem)]);
        double[] state = new double[course.Shape.Length], next = new double[state.Length];
        course.Begin(state);
        double size = Math.Sqrt(Vectors.Dot(problem.S.Data, problem.S.Data));
        double limit = Longest / (size > 0 ? size : 1), level = Converged * ExcessLoss(gauge, state);
        for (double time = 0, step = limit * 1e-6; time < limit && ExcessLoss(gauge, state) > level; time += step, step = Math.Max(step, time))
        {
            course.Advance(state, time, step, next);
            (state, next) = (next, state);
        }

        return state;
    }

    private static double ExcessLoss(Gauge<Lane1> gauge, double[] state)
    {
        gauge.Measure(MemoryMarshal.Cast<double, Lane1>(state.AsSpan()));
        return gauge.ExcessLoss[0];
    }
}
