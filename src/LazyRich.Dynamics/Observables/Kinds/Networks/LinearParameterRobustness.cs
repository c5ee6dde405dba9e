using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;

namespace LazyRich.Dynamics.Observables.Kinds.Networks;

/// <summary>
/// By how much noise of variance v in every weight raises the loss of a linear network of any depth, in the mean: ½tr D_L, with D_0 = 0 and
/// D_l = W_l D_{l−1} W_lᵀ + v(tr D_{l−1} + ‖W_{l−1}…W_1L‖²)I, Σxx = LLᵀ. With two layers ½[v(‖W2‖² tr Σxx + No‖W1L‖²) + v² No Nh tr Σxx] (Theorem C.3).
/// </summary>
/// <remarks>D_l is what noise adds to E[Z_lZ_lᵀ], Z_l = (W_l + N_l)…(W_1 + N_1)L, and E[Z_L] = W_L…W_1L, so that the residual does not matter.</remarks>
internal sealed class LinearParameterRobustness<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly StateShape shape;
    private readonly double variance;
    private readonly TrainingSet<T> training;
    private readonly Backpropagation<T> network;
    private readonly LaneArray<T> added, turned;

    public LinearParameterRobustness(StateShape shape, IReadOnlyList<Target> targets, double variance)
    {
        this.shape = shape;
        this.variance = variance;
        training = new(shape, targets);
        network = new(shape, training.Activation, training.Count);
        int widest = shape.Widths.Max();
        (added, turned) = (new(widest * widest), new(widest * widest));
    }

    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        network.Forward(q, training.Inputs);
        added.Span[..(shape.Inputs * shape.Inputs)].Clear();
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            ReadOnlySpan<T> below = layer == 0 ? training.Inputs : network.Activity(layer);
            Pass(q, layer, RowProducts.Dot(below, below));
        }

        values[0] = T.Broadcast(0.5) * LaneMatrices.Trace<T>(added.Span[..(shape.Outputs * shape.Outputs)], shape.Outputs);
    }

    /// <summary>D_l from D_{l−1}.</summary>
    private void Pass(ReadOnlySpan<T> q, int layer, T power)
    {
        int from = shape.Widths[layer], to = shape.Widths[layer + 1];
        MatrixPlace weights = shape.Place(layer), square = MatrixPlace.RowMajor(from, from), half = MatrixPlace.RowMajor(to, from);
        T rise = T.Broadcast(variance) * (LaneMatrices.Trace<T>(added.Span[..(from * from)], from) + power);
        LaneProducts.Multiply(q, weights, added.Span, square, turned.Span, half);
        LaneProducts.Multiply(turned.Span, half, q, weights.Turned, added.Span, MatrixPlace.RowMajor(to, to));
        for (int i = 0; i < to; i++)
            added.Span[(i * to) + i] += rise;
    }
}
