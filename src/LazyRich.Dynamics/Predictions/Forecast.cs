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

    /// <summary>What the exact flow asks beyond balance, by the check that a run with solver <c>exact</c>, or <c>aligned</c>, has to pass; null where it can be told.</summary>
    public static string? WhyNot(RunDefinition run, IInputs inputs) =>
        Fault(By("exact", run), inputs) is { } fault && (run.Init.Kind != "task-aligned" || Fault(By("aligned", run), inputs) is not null) ? fault : null;

    /// <exception cref="KeyNotFoundException">A matrix that the definition names is not among <paramref name="inputs"/>.</exception>
    /// <exception cref="AssumptionException">A random task whose inputs happen not to be aligned with it, though those of another seed are.</exception>
    public static Forecast Of(RunDefinition run, IInputs inputs, CancellationToken cancellation)
    {
        Problem problem = ProblemBuilder.Build(run, inputs);
        bool white = problem.InputCovariance is null;
        Expectation expectation = white ? Expectation.Of(problem) : AlignedExpectation.Of(problem, TaskAligned.Start(run, problem.S));
        RunDefinition exact = By(white ? "exact" : "aligned", run) with { Time = new GridTime("", Times(expectation)) };
        RunOutcome outcome = Simulation.SolveAlone(exact, problem, cancellation);
        return outcome.Result is { } result ? new(problem.Lambda, expectation, result.Summary, Approximation.Is(exact, problem)) : throw new AssumptionException(outcome.Failure!);
    }

    private static RunDefinition By(string solver, RunDefinition run) => run with { Compare = null, Solver = Setting.Of(solver), Observe = [] };

    private static string? Fault(RunDefinition run, IInputs inputs) => ProblemCheck.Check(run, inputs).FirstOrDefault(fault => !fault.Impossible)?.Message;

    /// <summary>From far before the fastest mode to long after the slowest.</summary>
    public static double[] Times(Expectation expectation)
    {
        if (!(expectation.FastRate > 0))
            return [0, 1];
        double first = 1e-3 / expectation.FastRate, last = 100 / Math.Max(expectation.SlowRate, 1e-9 * expectation.FastRate);
        return [0, .. Enumerable.Range(0, Looks).Select(i => first * Elementary.Pow(last / first, i / (Looks - 1.0)))];
    }
}
