using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

internal sealed class BalanceObservable<T>(Balance<T> balance) : IObservable<T> where T : unmanaged, ILanes<T>
{
    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values) => values[0] = balance.Measure(q).Error;
}
