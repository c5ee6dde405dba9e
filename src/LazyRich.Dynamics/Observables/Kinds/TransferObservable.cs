using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>What a new output says of every item, value·(W1ᵀW1)ᵢⱼ/(W1ᵀW1)ᵢᵢ·(1 − e^{−(W1ᵀW1)ᵢᵢt}); 0 while there is none, which is what this records.</summary>
internal sealed class TransferObservable<T>(StateShape shape) : IObservable<T> where T : unmanaged, ILanes<T>
{
    public int[] Shape { get; } = [shape.Inputs];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values) => values.Clear();
}
