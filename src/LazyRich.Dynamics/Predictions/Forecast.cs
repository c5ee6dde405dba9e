using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Predictions;

/// <summary>What a run will do by the exact flow, whatever solver it names: what the formulas say, and times and limits from one exact solution.</summary>
/// <param name="Lambda">λ of the start: as stated, or measured.</param>
/// <param name="Summary">Of the exact solution: times to levels, kernel distance in the limit, shares and delays.</param>
/// <param name="Approximate">Whether the start is not balanced, so that the exact solution takes for λ*-balanced what is not.</param>
public sealed record Forecast(double Lambda, Expectation Expectation, Summary Summary, bool Approximate)
{
    /// <summary>Between them the solver finds when levels are passed.</summary>
    private const int Looks = 60;

    /// <exception cref="KeyNotFoundException">A matrix that the definition names is not among <paramref name="inputs"/>.</exception>
    public static Forecast Of(RunDefinition run, IInputs inputs, CancellationToken cancellation)
    {
        Problem problem = ProblemBuilder.Build(run, inputs);
        Expectation expectation = Expectation.Of(problem);
        RunDefinition exact = run with { Compare = null, Solver = Setting.Of("exact"), Time = new GridTime("", Times(expectation)), Observe = [] };
        RunOutcome outcome = Simulation.SolveAlone(exact, problem, cancellation);
        return new(problem.Lambda, expectation, outcome.Result!.Summary, Approximation.Is(exact, problem));
    }

    /// <summary>From far before the fastest mode to long after the slowest.</summary>
    public static double[] Times(Expectation expectation)
    {
        if (!(expectation.FastRate > 0))
            return [0, 1];
        double first = 1e-3 / expectation.FastRate, last = 100 / Math.Max(expectation.SlowRate, 1e-9 * expectation.FastRate);
        return [0, .. Enumerable.Range(0, Looks).Select(i => first * Elementary.Pow(last / first, i / (Looks - 1.0)))];
    }
}
