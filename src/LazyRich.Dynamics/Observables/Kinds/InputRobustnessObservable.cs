using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>By how much noise of variance v in every input raises the loss, in the mean: ½v‖W2W1‖², which is ½vΣs² at the minimum whatever λ (SCIENCE section 4).</summary>
internal sealed class InputRobustnessObservable<T>(double variance) : IObservable<T> where T : unmanaged, ILanes<T>
{
    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values) =>
        values[0] = T.Broadcast(variance / 2) * RowProducts.Dot(gauge.Product, gauge.Product);
}
