using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables.Kinds;

namespace LazyRich.Dynamics.Observables;

/// <summary>Makes the observables that the catalogue names.</summary>
internal sealed class ObservableKinds<T>(StateShape shape, IReadOnlyList<Target> targets) where T : unmanaged, ILanes<T>
{
    private const double UsualVariance = 0.01;

    private readonly Frame<T>? frame = targets[0].OutputAxes is null ? null : new(shape, targets);

    private Items[] Items => [.. targets.Select(target => new Items(target))];

    /// <param name="text">As <see cref="ObservableText"/> writes it.</param>
    /// <exception cref="KeyNotFoundException">The name is neither in the catalogue nor that of the state itself.</exception>
    /// <exception cref="InvalidOperationException">The observable needs something to test on, and the task has nothing.</exception>
    public IObservable<T> Create(string text)
    {
        Setting setting = ObservableText.Read(text);
        return setting.Kind switch
        {
            "loss" => new LossObservable<T>(),
            "excess-loss" => new ExcessLossObservable<T>(),
            "test-error" => TestError(),
            "gradient-norm" => new GradientNormObservable<T>(shape, targets),
            "unreachable-residual" => new UnreachableResidualObservable<T>(shape, targets),
            "singular-values" => new SingularValuesObservable<T>(shape),
            "alignment-left" => new SingularVectorAlignmentObservable<T>(shape, targets, ofInputs: false),
            "alignment-right" => new SingularVectorAlignmentObservable<T>(shape, targets, ofInputs: true),
            "effective-rank" => new EffectiveRankObservable<T>(shape),
            "ntk-distance" => new KernelDistanceObservable<T>(),
            "ntk-norm" => new KernelNormObservable<T>(),
            "ntk-velocity" => new KernelVelocityObservable<T>(shape, targets),
            "ntk-spectrum" => new KernelSpectrumObservable<T>(shape),
            "ntk-effective-rank" => new KernelEffectiveRankObservable<T>(shape),
            "kernel-alignment" => new KernelAlignmentObservable<T>(shape, targets),
            "balance" => new BalanceObservable<T>(new(shape, targets)),
            "balance-spectrum" => new BalanceSpectrumObservable<T>(shape),
            "weight-norms" => new WeightNormsObservable<T>(shape),
            "sharpness" => new SharpnessObservable<T>(shape, targets),
            "robustness-parameters" => ParameterRobustness(setting),
            "robustness-inputs" => InputRobustness(setting),
            "task-score" => new TaskScoreObservable<T>(shape, targets),
            "representation-input" => new InputRepresentationObservable<T>(shape, Items),
            "representation-output" => new OutputRepresentationObservable<T>(shape, Items),
            "product" => new ProductObservable<T>(shape, frame),
            "input-gram" => new GramObservable<T>(shape.Inputs, ofInputs: true, frame),
            "output-gram" => new GramObservable<T>(shape.Outputs, ofInputs: false, frame),
            "ntk-distance-from-start" => new KernelDistanceFromStartObservable<T>(shape, targets),
            "task-losses" => new TaskLossesObservable<T>(TaskGauges<T>.Of(shape, targets)),
            "forgetting" => new ForgettingObservable<T>(TaskGauges<T>.Of(shape, targets), targets),
            "transfer" => new TransferObservable<T>(shape),
            StateObservable.Name => new StateObservable<T>(shape),
            _ => throw new KeyNotFoundException($"No observable '{setting.Kind}'."),
        };
    }

    private IObservable<T> TestError() =>
        targets.Any(target => target.Problem.Test is null) ? throw new InvalidOperationException("The task has neither test samples nor a teacher: test-error has nothing to test on.")
        : targets[0].Problem.Activation == Activation.Linear ? new LinearTestErrorObservable<T>(shape, targets, frame)
        : new TestErrorObservable<T>(shape, targets);

    private IObservable<T> ParameterRobustness(Setting setting)
    {
        double variance = setting.NumberOr("variance", UsualVariance);
        return setting.Has("draws") ? new SampledParameterRobustness<T>(shape, targets, variance, setting.Integer("draws"))
            : new ParameterRobustnessObservable<T>(shape, variance);
    }

    private IObservable<T> InputRobustness(Setting setting)
    {
        double variance = setting.NumberOr("variance", UsualVariance);
        return setting.Has("draws") ? new SampledInputRobustness<T>(shape, targets, Items, variance, setting.Integer("draws"))
            : new InputRobustnessObservable<T>(variance);
    }
}
