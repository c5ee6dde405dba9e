using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables.Kinds;
using LazyRich.Dynamics.Observables.Kinds.Networks;

namespace LazyRich.Dynamics.Observables;

/// <summary>Makes the observables that the catalogue names.</summary>
internal sealed class ObservableKinds<T>(StateShape shape, IReadOnlyList<Target> targets) where T : unmanaged, ILanes<T>
{
    private const double UsualVariance = 0.01;

    private readonly Frame<T>? frame = targets[0].OutputAxes is null ? null : new(shape, targets);

    // Everything follows from W2W1, W1ᵀW1 and W2W2ᵀ there, and formulas of their own say it.
    private readonly bool twoLayerWhite = targets[0].Problem.IsTwoLayerWhite;
    private readonly bool linear = targets[0].Problem.Activation == Activation.Linear;

    private Items[] Items => [.. targets.Select(target => new Items(target))];

    /// <param name="text">As <see cref="ObservableText"/> writes it.</param>
    /// <exception cref="KeyNotFoundException">The name is neither in the catalogue nor that of the state itself.</exception>
    /// <exception cref="InvalidOperationException">The observable needs something to test on, and the task has nothing.</exception>
    /// <exception cref="AssumptionException">It has a formula for linear networks only, and this is not one: it can be drawn.</exception>
    public IObservable<T> Create(string text)
    {
        Setting setting = ObservableText.Read(text);
        return setting.Kind switch
        {
            "loss" => new LossObservable<T>(),
            "excess-loss" => new ExcessLossObservable<T>(),
            "test-error" => TestError(),
            "gradient-norm" => twoLayerWhite ? new GradientNormObservable<T>(shape, targets) : new NetworkGradientNorm<T>(shape, targets),
            "unreachable-residual" => twoLayerWhite ? new UnreachableResidualObservable<T>(shape, targets) : new NetworkReach<T>(shape, targets),
            "singular-values" => new SingularValuesObservable<T>(shape),
            "alignment-left" => new SingularVectorAlignmentObservable<T>(shape, targets, ofInputs: false),
            "alignment-right" => new SingularVectorAlignmentObservable<T>(shape, targets, ofInputs: true),
            "effective-rank" => new EffectiveRankObservable<T>(shape),
            "ntk-distance" => new KernelDistanceObservable<T>(),
            "ntk-norm" => new KernelNormObservable<T>(),
            "ntk-velocity" => twoLayerWhite ? new KernelVelocityObservable<T>(shape, targets) : linear ? new LinearKernelVelocity<T>(shape, targets) : new SampleKernelVelocity<T>(shape, targets),
            "ntk-spectrum" => twoLayerWhite ? new KernelSpectrumObservable<T>(shape) : linear ? new LinearKernelSpectrum<T>(shape, targets) : new SampleKernelSpectrum<T>(shape, targets),
            "ntk-effective-rank" => twoLayerWhite ? new KernelEffectiveRankObservable<T>(shape) : new NetworkKernelEffectiveRank<T>(shape),
            "kernel-alignment" => twoLayerWhite ? new KernelAlignmentObservable<T>(shape, targets) : linear ? new LinearKernelAlignment<T>(shape, targets) : new SampleKernelAlignment<T>(shape, targets),
            "balance" => new BalanceObservable<T>(shape, targets),
            "balance-spectrum" => new BalanceSpectrumObservable<T>(shape),
            "weight-norms" => new WeightNormsObservable<T>(shape),
            "sharpness" => new SharpnessObservable<T>(shape, targets),
            "robustness-parameters" => ParameterRobustness(setting),
            "robustness-inputs" => InputRobustness(setting),
            "task-score" => twoLayerWhite ? new TaskScoreObservable<T>(shape, targets) : new NetworkTaskScore<T>(shape, targets),
            "representation-input" => linear ? new InputRepresentationObservable<T>(shape, Items) : new NetworkInputRepresentation<T>(shape, targets),
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
        : linear ? new LinearTestErrorObservable<T>(shape, targets, frame)
        : new TestErrorObservable<T>(shape, targets);

    private IObservable<T> ParameterRobustness(Setting setting)
    {
        double variance = setting.NumberOr("variance", UsualVariance);
        return (setting.Has("draws"), twoLayerWhite) switch
        {
            (false, true) => new ParameterRobustnessObservable<T>(shape, variance),
            (false, false) => linear ? new LinearParameterRobustness<T>(shape, targets, variance) : throw new AssumptionException(RobustnessFormula.WhyNot(setting, targets[0].Problem.Activation)!),
            (true, true) => new SampledParameterRobustness<T>(shape, targets, variance, setting.Integer("draws")),
            (true, false) => new SampledNetworkParameterRobustness<T>(shape, targets, variance, setting.Integer("draws")),
        };
    }

    private IObservable<T> InputRobustness(Setting setting)
    {
        double variance = setting.NumberOr("variance", UsualVariance);
        return (setting.Has("draws"), twoLayerWhite) switch
        {
            (false, _) => linear ? new InputRobustnessObservable<T>(variance) : throw new AssumptionException(RobustnessFormula.WhyNot(setting, targets[0].Problem.Activation)!),
            (true, true) => new SampledInputRobustness<T>(shape, targets, Items, variance, setting.Integer("draws")),
            (true, false) => new SampledNetworkInputRobustness<T>(shape, targets, Items, variance, setting.Integer("draws")),
        };
    }
}
