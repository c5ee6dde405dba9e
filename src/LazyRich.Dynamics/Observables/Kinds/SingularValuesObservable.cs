using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

internal sealed class SingularValuesObservable<T>(StateShape shape) : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly SingularValues<T> singularValues = new(shape.Outputs, shape.Inputs);

    public int[] Shape { get; } = [Math.Min(shape.Outputs, shape.Inputs)];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values) => singularValues.Of(gauge.Product).CopyTo(values);
}
