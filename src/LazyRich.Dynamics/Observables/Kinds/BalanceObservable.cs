using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>‖W2ᵀW2 − W1W1ᵀ − λI‖ (see <see cref="Balance{T}"/>), which no rotation of the hidden units changes.</summary>
internal sealed class BalanceObservable<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly HiddenUnits<T> units;
    private readonly Balance<T> balance;

    public BalanceObservable(StateShape shape, IReadOnlyList<Target> targets)
    {
        units = new(shape);
        balance = new(units.Shape, targets);
    }

    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values) => values[0] = balance.Measure(units.Of(gauge, q)).Error;
}
