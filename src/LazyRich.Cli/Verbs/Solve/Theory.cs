using LazyRich.Dynamics;
using LazyRich.Dynamics.Predictions;
using LazyRich.Dynamics.Regimes;
using LazyRich.Dynamics.Results;

namespace LazyRich.Cli.Verbs.Solve;

/// <summary>What theory says of one network.</summary>
/// <param name="Curves">By the solver that fits.</param>
/// <param name="WhyNotExact">Which assumption of the exact solution fails; null: none.</param>
/// <param name="Limits">Times to levels and the exact limit, by the exact solution; where its assumptions fail, as if the weights were λ*-balanced.</param>
internal sealed record Theory(
    Network Network, LearningTask Task, Solver Solver, Trajectory Curves, string? WhyNotExact, Expectation Expectation, Trajectory Limits)
{
    private const int Points = 200;

    /// <summary>Steps of an integrator are about as long as the fastest mode, so that this bounds what the curves may cost.</summary>
    private const double MostFastTimes = 1e5;

    public Summary Summary => Limits.Summary;

    public Regime? Regime => Limits.Regime;

    /// <param name="times">Null: as long as the network learns, or as the data go.</param>
    /// <param name="measured">Times of the user's own curve; null: there is none.</param>
    public static Theory Of(Network network, LearningTask task, double[]? times, double[]? measured, CancellationToken cancellation)
    {
        Expectation expectation = Expectation.Of(network, task);
        string? why = Solver.Exact.WhyNot(network, task);
        Solver solver = why is null ? Solver.Exact : Solver.GradientFlow();
        Trajectory limits = Solver.Exact.Solve(network.AssumeBalanced(), task, Forecast.Times(expectation), cancellation);
        Trajectory curves = solver.Solve(network, task, times ?? Grid(limits, expectation, measured, exact: why is null), cancellation);
        return new(network, task, solver, curves, why, expectation, limits);
    }

    private static double[] Grid(Trajectory limits, Expectation expectation, double[]? measured, bool exact)
    {
        if (measured is [.., double last] && last > 0)
            return TimesText.Spaced(0, last, Points);
        double arrival = limits.Summary["time_to_1pct"] is { } found && double.IsFinite(found) && found > 0 ? 5 * found : limits.Times[^1];
        double end = exact || expectation.FastRate == 0 ? arrival : Math.Min(arrival, MostFastTimes / expectation.FastRate);
        return [0, .. TimesText.Spaced(end * 1e-4, end, Points)];
    }
}
