using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>L − L*, with L* the least loss that the network's rank allows, from the samples' own floor (SCIENCE section 4).</summary>
internal sealed class ExcessLossObservable<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values) => values[0] = gauge.ExcessLoss;
}
