using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>‖W1‖, ‖W2‖ and of a deeper network the rest, Frobenius.</summary>
internal sealed class WeightNormsObservable<T>(StateShape shape) : IObservable<T> where T : unmanaged, ILanes<T>
{
    public int[] Shape { get; } = [shape.Layers];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        if (shape.OnlyGrams)
        {
            values[0] = T.Sqrt(LaneMatrices.Trace(gauge.InputGram, shape.Inputs));
            values[1] = T.Sqrt(LaneMatrices.Trace(gauge.OutputGram, shape.Outputs));
            return;
        }

        for (int layer = 0; layer < shape.Layers; layer++)
        {
            ReadOnlySpan<T> weights = shape.Layer(q, layer);
            values[layer] = T.Sqrt(RowProducts.Dot(weights, weights));
        }
    }
}
