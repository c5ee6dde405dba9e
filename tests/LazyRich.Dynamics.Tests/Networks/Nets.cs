using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Networks;

/// <summary>Runs of general networks.</summary>
internal static class Nets
{
    public static Setting Samples(int count, double condition = 1, params ReadOnlySpan<(string, SettingValue)> more) => Setting.Of("random-regression",
    [
        ("samples", new NumberValue(count)),
        .. condition == 1 ? Array.Empty<(string, SettingValue)>() : [("input-covariance.condition", new NumberValue(condition))],
        .. more,
    ]);

    public static Setting Flow(double tolerance = 1e-11) => Setting.Of("gradient-flow", ("tolerance", new NumberValue(tolerance)));

    public static RunDefinition Run(
        string architecture,
        double? lambda,
        Setting task,
        Activation activation = Activation.Linear,
        Setting? solver = null,
        double[]? times = null,
        double scale = 0.5,
        long seed = 1,
        string[]? observe = null,
        Setting? init = null) =>
        Runs.Of(architecture, lambda, task, init ?? Runs.Balanced(scale), seed, solver ?? Flow(), times, observe: [.. observe ?? ["loss"]]) with { Activation = activation };

    public static Problem Problem(RunDefinition run) => ProblemBuilder.Build(run, MatrixStore.Empty);

    public static RunResult Solve(RunDefinition run, MatrixStore? inputs = null)
    {
        inputs ??= MatrixStore.Empty;
        Assert.Empty(Simulation.Check(run, inputs));
        RunOutcome outcome = Simulation.Solve([run], inputs, TestContext.Current.CancellationToken)[0];
        Assert.Null(outcome.Failure);
        return outcome.Result!;
    }
}
