using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables.Kinds;

namespace LazyRich.Dynamics.Observables;

/// <summary>Makes the observables that the catalogue names.</summary>
internal sealed class ObservableKinds<T>(StateShape shape, IReadOnlyList<Target> targets) where T : unmanaged, ILanes<T>
{
    private readonly Frame<T>? frame = targets[0].OutputAxes is null ? null : new(shape, targets);

    /// <exception cref="KeyNotFoundException">The name is neither in the catalogue nor that of the state itself.</exception>
    public IObservable<T> Create(string name) => name switch
    {
        "loss" => new LossObservable<T>(),
        "singular-values" => new SingularValuesObservable<T>(shape),
        "ntk-distance" => new KernelDistanceObservable<T>(),
        "ntk-norm" => new KernelNormObservable<T>(),
        "balance" => new BalanceObservable<T>(new(shape, targets)),
        "product" => new ProductObservable<T>(shape, frame),
        "input-gram" => new GramObservable<T>(shape.Inputs, ofInputs: true, frame),
        "output-gram" => new GramObservable<T>(shape.Outputs, ofInputs: false, frame),
        StateObservable.Name => new StateObservable<T>(shape),
        _ => throw new KeyNotFoundException($"No observable '{name}'."),
    };
}
