using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

internal sealed class ProductObservable<T>(StateShape shape, Frame<T>? frame) : IObservable<T> where T : unmanaged, ILanes<T>
{
    public int[] Shape { get; } = [shape.Outputs, shape.Inputs];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        if (frame is null)
            gauge.Product.CopyTo(values);
        else
            frame.Product(gauge.Product, values);
    }
}
