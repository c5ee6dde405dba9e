using LazyRich.Dynamics;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Predictions;
using LazyRich.Dynamics.Regimes;
using LazyRich.Dynamics.Results;

namespace LazyRich.Cli.Verbs.Solve;

/// <summary>What theory says of one network.</summary>
/// <param name="Curves">By the solver that fits.</param>
/// <param name="WhyNotExact">Which assumption of the exact solution fails; null: none.</param>
/// <param name="Expectation">Rates by formula; null where there are not two linear layers on white inputs, of which alone a formula knows.</param>
/// <param name="LearningRateBound">2/sharpness of the minimum, in τ.</param>
/// <param name="Limits">
/// Times to levels and the exact limit, by the exact solution; where the start is not balanced, as if the weights were λ*-balanced; of any other
/// network or inputs times by the gradient flow, and no limit.
/// </param>
internal sealed record Theory(
    Network Network, LearningTask Task, Solver Solver, Trajectory Curves, string? WhyNotExact, Expectation? Expectation, double LearningRateBound, Trajectory Limits)
{
    private const int Points = 200, Looks = 60;

    /// <summary>Steps of an integrator are about as long as the fastest mode, so that this bounds what the curves may cost.</summary>
    private const double MostFastTimes = 1e5;

    public Summary Summary => Limits.Summary;

    public Regime? Regime => Limits.Regime;

    /// <param name="times">Null: as long as the network learns, or as the data go.</param>
    /// <param name="measured">Times of the user's own curve; null: there is none.</param>
    public static Theory Of(Network network, LearningTask task, double[]? times, double[]? measured, CancellationToken cancellation)
    {
        string? why = Solver.Exact.WhyNot(network, task);
        Solver solver = why is null ? Solver.Exact : Solver.GradientFlow();
        bool known = task.InputCovariance is null && network is { Layers.Length: 2, Activation: Activation.Linear };
        Expectation? expectation = known ? Expectation.Of(network, task) : null;
        double bound = expectation?.LearningRateBound ?? Solver.LearningRateBound(network, task, cancellation);
        Trajectory limits = expectation is null
            ? ByFlow(network, task, bound, cancellation)
            : Solver.Exact.Solve(network.AssumeBalanced(), task, Forecast.Times(expectation), cancellation);
        Trajectory curves = solver.Solve(network, task, times ?? Grid(limits, 2 / bound, measured, exact: why is null), cancellation);
        return new(network, task, solver, curves, why, expectation, bound, limits);
    }

    /// <summary>Four times as far as before until 1% of the loss is left.</summary>
    private static Trajectory ByFlow(Network network, LearningTask task, double bound, CancellationToken cancellation)
    {
        for (double end = 10 * bound; ; end *= 4)
        {
            Trajectory run = Solver.GradientFlow().Solve(network, task, [0, .. TimesText.Spaced(end * 1e-4, end, Looks)], cancellation);
            if (run.Summary["time_to_1pct"] < end / 5 || !(end < MostFastTimes * bound))
                return run;
        }
    }

    private static double[] Grid(Trajectory limits, double fastRate, double[]? measured, bool exact)
    {
        if (measured is [.., double last] && last > 0)
            return TimesText.Spaced(0, last, Points);
        double arrival = limits.Summary["time_to_1pct"] is { } found && double.IsFinite(found) && found > 0 ? 5 * found : limits.Times[^1];
        double end = exact || fastRate == 0 ? arrival : Math.Min(arrival, MostFastTimes / fastRate);
        return [0, .. TimesText.Spaced(end * 1e-4, end, Points)];
    }
}
