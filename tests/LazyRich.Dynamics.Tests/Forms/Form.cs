using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.Truth;

namespace LazyRich.Dynamics.Tests.Forms;

/// <summary>Runs of the solvers that stand beside the exact one.</summary>
internal static class Form
{
    public static readonly ImmutableArray<string> Observe =
        ["loss", "singular-values", "ntk-distance", "ntk-norm", "product", "input-gram", "output-gram"];

    public static Setting Solver(string kind) => Setting.Of(kind);

    public static Setting Tolerance(string kind, double tolerance) => Setting.Of(kind, ("tolerance", new NumberValue(tolerance)));

    public static RunDefinition Run(string architecture, double? lambda, Setting solver, double[] times, double scale = 0.3, long seed = 3) =>
        Runs.Of(architecture, lambda, init: Runs.Balanced(scale), seed: seed, solver: solver, times: times, observe: Observe);

    public static RunResult Solve(RunDefinition run, MatrixStore? inputs = null)
    {
        inputs ??= MatrixStore.Empty;
        Assert.Empty(Simulation.Check(run, inputs));
        RunOutcome outcome = Simulation.Solve([run], inputs, TestContext.Current.CancellationToken)[0];
        Assert.Null(outcome.Failure);
        return outcome.Result!;
    }

    /// <summary>Against the flow in many digits.</summary>
    public static ErrorReport Errors(RunDefinition run, RunResult result) => ErrorReport.Of(ProblemBuilder.Build(run, MatrixStore.Empty), result);

    /// <summary>Largest relative distance of any recorded matrix.</summary>
    public static double Distance(RunResult a, RunResult b) => a.Series.Zip(b.Series)
        .Where(static pair => pair.First.Shape.Length == 2)
        .Max(static pair => Dense.Error(new(1, pair.First.Values.Length, pair.First.Values), new(1, pair.Second.Values.Length, pair.Second.Values)));
}
