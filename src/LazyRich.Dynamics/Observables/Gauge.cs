using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;

namespace LazyRich.Dynamics.Observables;

/// <summary>Measures one state of a batch: its product, Gram matrices, excess loss and kernel. Not thread-safe.</summary>
internal abstract class Gauge<T>(StateShape shape) where T : unmanaged, ILanes<T>
{
    public StateShape Shape => shape;

    /// <summary>W_L … W1 in the frame of the state, No×Ni.</summary>
    public abstract ReadOnlySpan<T> Product { get; }

    /// <summary>W1ᵀW1 in the frame of the state, Ni×Ni, on and above the diagonal.</summary>
    public abstract ReadOnlySpan<T> InputGram { get; }

    /// <summary>W_L W_Lᵀ in the frame of the state, No×No, on and above the diagonal.</summary>
    public abstract ReadOnlySpan<T> OutputGram { get; }

    /// <summary>L*, the least loss that the network's rank allows.</summary>
    public abstract T BestLoss { get; }

    /// <summary>L − L*.</summary>
    public T ExcessLoss { get; protected set; }

    /// <summary>L.</summary>
    public T Loss => ExcessLoss + BestLoss;

    /// <summary>‖K‖/P.</summary>
    public T KernelNorm { get; protected set; }

    /// <summary>From the state measured first.</summary>
    public T KernelDistance { get; protected set; }

    public abstract void Measure(ReadOnlySpan<T> q);

    /// <param name="targets">One per lane.</param>
    public static Gauge<T> Of(StateShape shape, IReadOnlyList<Target> targets) => targets[0].Problem switch
    {
        { IsTwoLayerWhite: true } => new TwoLayerGauge<T>(shape, targets),
        { Activation: Activation.Linear } => new LinearGauge<T>(shape, targets),
        _ => new SampleGauge<T>(shape, targets),
    };
}
