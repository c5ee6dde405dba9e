using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tests.Phases;

namespace LazyRich.Dynamics.Tests.Golden;

/// <summary>The runs whose bits are kept: each shape, solver, task, start and form of time, few enough to be solved in a second.</summary>
internal static class GoldenRuns
{
    private static readonly string[] Observe =
        ["loss", "singular-values", "ntk-distance", "ntk-norm", "balance", "product", "input-gram", "output-gram"];

    private static readonly string[] Further =
    [
        "excess-loss", "gradient-norm", "unreachable-residual", "alignment-left", "alignment-right", "effective-rank", "ntk-velocity", "ntk-spectrum",
        "ntk-effective-rank", "kernel-alignment", "balance-spectrum", "weight-norms", "sharpness", "robustness-parameters",
        "robustness-parameters(draws=50,variance=0.1)", "robustness-inputs", "robustness-inputs(draws=50,variance=0.1)", "task-score",
        "representation-input", "representation-output",
    ];

    private static readonly double[] Times = [0.0, 0.01, 0.1, 0.5, 1.0, 3.0, 10.0, 1000.0];

    public static IEnumerable<(string Name, RunDefinition Run)> All()
    {
        foreach (string architecture in new[] { "5-5-5", "10-5-5", "5-5-10", "6-2-5", "7-5-3", "3-6-4", "1-1-1" })
        {
            foreach (double lambda in new[] { -1e4, -10.0, -0.1, 0.0, 1.0, 300.0 })
            {
                if (Runs.Shape(architecture).Allows(lambda))
                    yield return Exact(architecture, lambda);
            }

            double some = Runs.Shape(architecture).Allows(2.0) ? 2.0 : Runs.Shape(architecture).Allows(-2.0) ? -2.0 : 0.0;
            yield return Descent(architecture, some, 0.01);
            yield return Converged(architecture, some, Setting.Of("exact"));
            yield return Converged(architecture, some, Runs.Descent(0.005));
        }

        foreach (string solver in new[] { "closed-form", "naive", "theorem-4.3", "aligned" })
        {
            yield return Form(solver, "5-5-5", 1.0);
            yield return Form(solver, "8-4-4", -10.0);
        }

        foreach (string solver in new[] { "naive", "theorem-4.3" })
            yield return Named($"{solver} balance", Runs.Of("5-4-3", -2.0, init: Runs.Balanced(0.3), seed: 4, solver: Setting.Of(solver), times: [0.0, 1.0, 3.0, 900.0], observe: ["balance", "balance-spectrum"]));
        yield return Form("single-neuron", "4-1-6", -300.0);
        yield return Form("mixed-dynamics", "4-4-8", -3.0, ("tolerance", new NumberValue(1e-8)));
        yield return Form("gradient-flow", "6-2-5", 3.0, ("tolerance", new NumberValue(1e-8)));

        foreach (string architecture in new[] { "5-5-5", "8-4-4" })
            yield return Start(architecture, 2.0, Setting.Of("lambda-balanced", ("scale", new NumberValue(0.3)), ("alignment", new NumberValue(0.7))));
        yield return Start("5-1-3", 2.0, Setting.Of("single-neuron", ("product", new NumberValue(0.3))));
        yield return Start("5-4-3", null, Setting.Of("zero-balanced", ("scale", new NumberValue(0.3))));

        foreach (string architecture in new[] { "4-3-5", "7-5-3", "3-6-4", "1-1-1" })
        {
            yield return Observed(architecture, Setting.Of("exact"));
            yield return Observed(architecture, Runs.Descent(0.01));
            yield return Observed(architecture, Setting.Of("naive"));
        }

        foreach (double lambda in new[] { -10.0, 0.5 })
            yield return Named($"phases exact {lambda:R}", Phased(Runs.Of("5-4-4", lambda, init: Runs.Balanced(0.3), seed: 6, times: [0, 1, 4], observe: [.. PhaseObserve]), 2.0));
        yield return Named("phases gradient-descent", Phased(
            Runs.Of("5-4-4", 1, init: Runs.Balanced(0.3), seed: 6, solver: Runs.Descent(0.01), times: [0, 1, 4], observe: ["loss", "forgetting"]), null));
        yield return Named("exact to the limit", Runs.Of("10-5-5", -3, init: Runs.Balanced(0.3), seed: 7, times: [0, 1, double.PositiveInfinity], observe: [.. Observe]));
        yield return Named("solution exact", Runs.Of(
            "8-8-8", 2, Setting.Of("semantic-hierarchy", ("negate", new FlagValue(true))), SolutionSetting.At(Setting.Of("semantic-hierarchy"), 0.9), times: Times, observe: [.. Observe]));

        foreach ((string Name, RunDefinition Run) general in General())
            yield return general;

        // Far above 2/sharpness: NaN and its time are results too.
        yield return Descent("5-5-5", 50.0, 0.5);
        yield return Named("semantic-hierarchy exact", Runs.Of("8-8-8", 3.0, Setting.Of("semantic-hierarchy"), times: Times, observe: [.. Observe]));
        yield return Named("samples exact", Runs.Of(
            "4-4-3", -1.0, Setting.Of("random-regression", ("scale", new NumberValue(1)), ("samples", new NumberValue(10))), times: Times, observe: [.. Observe]));
        yield return Named("spectrum aligned exact", Runs.Of(
            "4-4-3",
            0.5,
            Setting.Of("random-regression", ("scale", new NumberValue(2)), ("spectrum", Runs.Numbers(1.0, 0.5, 0.25))),
            Runs.Aligned(0.1),
            times: Times,
            observe: [.. Observe]));
    }

    private static readonly string[] PhaseObserve = ["loss", "ntk-distance", "product", "ntk-distance-from-start", "task-losses", "forgetting", "transfer"];

    /// <summary>Another draw, a rebalanced reversal with a frozen layer, and, where the solver can, a new output.</summary>
    private static RunDefinition Phased(RunDefinition first, double? rebalance)
    {
        (PhaseDefinition, TimeDefinition)[] phases =
        [
            (new("draw") { Task = PhasedRuns.Stream(first.Task, 2) }, first.Time),
            (new("back") { Task = PhasedRuns.Negated(first.Task), Rebalance = rebalance }, first.Time),
            (new("frozen") { Task = first.Task, Frozen = [1] }, first.Time),
        ];
        return PhasedRuns.Of(first, rebalance is null ? phases : [.. phases, (new("taught") { Frozen = [0], Learn = new(1, 0.5) }, new ConvergedTime(1e-6, 1e6, 5))]);
    }

    /// <summary>Networks beyond two linear layers on whitened inputs, by flow and by descent with everything it has.</summary>
    private static IEnumerable<(string Name, RunDefinition Run)> General()
    {
        Setting task = Setting.Of(
            "random-regression",
            ("samples", new NumberValue(9)),
            ("noise", new NumberValue(0.1)),
            ("input-covariance.condition", new NumberValue(20)),
            ("input-covariance.orientation", new NumberValue(-0.5)));
        Setting descent = Setting.Of(
            "gradient-descent",
            ("learning-rate.times-bound", new NumberValue(0.1)),
            ("batch", new NumberValue(4)),
            ("momentum", new NumberValue(0.5)),
            ("weight-decay", new NumberValue(0.01)));
        foreach (string architecture in new[] { "4-3-3", "4-3-4-2" })
        {
            foreach (Activation activation in Enum.GetValues<Activation>())
            {
                foreach (Setting solver in new[] { Setting.Of("gradient-flow", ("tolerance", new NumberValue(1e-8))), descent })
                {
                    yield return Named(
                        $"{solver.Kind} {architecture} {activation}",
                        Runs.Of(architecture, 0.0, task, Runs.Balanced(0.5), 7, solver, [0.0, 0.5, 2.0], observe: [.. Observe]) with { Activation = activation });
                }
            }
        }

        foreach ((string Name, RunDefinition Run) further in GeneralFurther(task, Setting.Of("gradient-flow", ("tolerance", new NumberValue(1e-8))), descent))
            yield return further;

        foreach (string architecture in new[] { "4-3-3", "4-3-4-2" })
        {
            Setting located = Setting.Of("gradient-flow", ("tolerance", new NumberValue(1e-8)), ("kinks", new TextValue("located")));
            yield return Named($"gradient-flow {architecture} kinks located", Runs.Of(architecture, 0.0, task, Runs.Balanced(0.5), 7, located, [0.0, 0.5, 2.0], observe: [.. Observe]) with { Activation = Activation.ReLU });
        }

        Setting aligned = Setting.Of("random-regression", ("scale", new NumberValue(1)), ("input-covariance.condition", new NumberValue(30)), ("input-covariance.orientation", new NumberValue(-1)));
        yield return Named("aligned unwhitened", Runs.Of("5-4-3", 2.0, aligned, Runs.Aligned(0.3), 7, Setting.Of("aligned"), [.. Times, double.PositiveInfinity], observe: [.. Observe]));
        Setting teacher = Setting.Of("teacher-student", ("scale", new NumberValue(1)), ("noise", new NumberValue(0.2)), ("samples", new NumberValue(12)));
        yield return Named("exact teacher-student", Runs.Of("5-4-3", -1.0, teacher, seed: 7, times: Times, observe: ["loss", "test-error"]));
    }

    private static (string Name, RunDefinition Run) Exact(string architecture, double lambda) =>
        Named($"exact {architecture} {lambda:R}", Runs.Of(architecture, lambda, init: Runs.Balanced(0.3), seed: 1, times: Times, observe: [.. Observe]));

    private static (string Name, RunDefinition Run) Descent(string architecture, double lambda, double learningRate) => Named(
        $"gradient-descent {architecture} {lambda:R} {learningRate:R}",
        Runs.Of(
            architecture, lambda, init: Runs.Balanced(0.3), seed: 2, solver: Runs.Descent(learningRate), times: [0.0, 0.5, 1.0, 10.0], observe: [.. Observe]));

    private static (string Name, RunDefinition Run) Converged(string architecture, double lambda, Setting solver) => Named(
        $"{solver.Kind} {architecture} {lambda:R} until converged",
        Runs.Of(
            architecture, lambda, init: Runs.Balanced(0.3), seed: 3, solver: solver, time: new ConvergedTime(1e-6, 100.0, 12), observe: [.. Observe]));

    private static (string Name, RunDefinition Run) Form(string solver, string architecture, double lambda, params ReadOnlySpan<(string, SettingValue)> parameters) => Named(
        $"{solver} {architecture} {lambda:R}",
        Runs.Of(
            architecture,
            lambda,
            init: solver == "aligned" ? Runs.Aligned(0.3) : Runs.Balanced(0.3),
            seed: 4,
            solver: Setting.Of(solver, parameters),
            times: [0.0, 0.1, 1.0, 3.0, 20.0],
            observe: [.. Observe.Except(NotOf(solver))]));

    /// <summary>What was observed before there was more to observe is in the rows of older runs.</summary>
    private static (string Name, RunDefinition Run) Observed(string architecture, Setting solver) => Named(
        $"{solver.Kind} {architecture} observed further",
        Runs.Of(
            architecture,
            Runs.Shape(architecture).Allows(1.5) ? 1.5 : Runs.Shape(architecture).Allows(-1.5) ? -1.5 : 0.0,
            init: Runs.Balanced(0.3),
            seed: 6,
            solver: solver,
            times: [0.0, 0.1, 1.0, 3.0, 20.0],
            observe: [.. Further.Except(NotOf(solver.Kind))]));

    /// <summary>What solvers of QQᵀ were not observed for when their rows were written.</summary>
    private static string[] NotOf(string solver) => solver is "naive" or "theorem-4.3" or "mixed-dynamics" ? ["balance", "balance-spectrum"] : [];

    /// <summary>What was once for two layers on white inputs alone, of networks beyond them.</summary>
    private static List<(string Name, RunDefinition Run)> GeneralFurther(Setting task, params ReadOnlySpan<Setting> solvers)
    {
        string[] drawn = [.. Further.Where(name => name is not ("robustness-parameters" or "robustness-inputs"))];
        var runs = new List<(string Name, RunDefinition Run)>();
        foreach (Setting solver in solvers)
        {
            foreach ((string architecture, Setting own, Activation activation) in new[]
            {
                ("4-3-3", task, Activation.Linear), ("4-3-4-2", task, Activation.Linear), ("3-4-4-3", Runs.Regression(), Activation.Linear),
                ("4-3-3", task, Activation.ReLU), ("4-3-4-2", task, Activation.Tanh),
            })
            {
                if (own.Has("samples") || solver.Kind == "gradient-flow")
                {
                    runs.Add(Named(
                        $"{solver.Kind} {architecture} {activation} observed further{(own.Has("samples") ? "" : ", white")}",
                        Runs.Of(architecture, 0.0, own, Runs.Balanced(0.5), 7, solver, [0.0, 0.5, 2.0], observe: [.. activation == Activation.Linear ? Further : drawn]) with { Activation = activation }));
                }
            }
        }

        return runs;
    }

    private static (string Name, RunDefinition Run) Start(string architecture, double? lambda, Setting init) =>
        Named($"exact {init.Kind} {architecture}", Runs.Of(architecture, lambda, init: init, seed: 5, times: Times, observe: [.. Observe]));

    private static (string Name, RunDefinition Run) Named(string name, RunDefinition run) => (name, run);
}
