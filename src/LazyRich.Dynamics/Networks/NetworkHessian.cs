using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Observables.Curvature;

namespace LazyRich.Dynamics.Networks;

/// <summary>The Hessian of a network of any depth and activation times a direction V, exactly and without ever forming it (Pearlmutter 1994).</summary>
/// <remarks>
/// With D_L = Share·(Y − f(X)) and D_l = φ'∘U_l, U_l = W_{l+1}ᵀD_{l+1}, the gradient is −D_l H_{l−1}ᵀ; along V that changes by
/// −(Ḋ_l H_{l−1}ᵀ + D_l Ḣ_{l−1}ᵀ), where Ḋ_l = φ'∘(W_{l+1}ᵀḊ_{l+1} + V_{l+1}ᵀD_{l+1}) + (φ''∘Ż_l)∘U_l. Costs some three gradients.
/// </remarks>
internal sealed class NetworkHessian<T> : IHessian<T> where T : unmanaged, ILanes<T>
{
    private readonly StateShape shape;
    private readonly TrainingSet<T> training;
    private readonly Backpropagation<T> network;
    private readonly ActivityTangents<T> tangents;
    private readonly LaneArray<T>[] deltas, raw, rates;
    private readonly LaneArray<T> part, step;

    public NetworkHessian(StateShape shape, IReadOnlyList<Target> targets)
    {
        this.shape = shape;
        training = new(shape, targets);
        network = new(shape, training.Activation, training.Count);
        tangents = new(shape, training.Activation, training.Count);
        (deltas, raw, rates) = (Levels(), Levels(), Levels());
        part = new(shape.Widths.Max() * training.Count);
        step = new(shape.Weights);
    }

    public int Length => shape.Weights;

    public void At(Gauge<T> gauge, ReadOnlySpan<T> q)
    {
        network.Forward(q, training.Inputs);
        Span<T> error = deltas[^1].Span;
        for (int e = 0; e < error.Length; e++)
            error[e] = (training.Targets[e] - network.Output[e]) * T.Broadcast(training.Share);
        for (int layer = shape.Layers - 1; layer > 0; layer--)
        {
            Span<T> below = deltas[layer - 1].Span, unscaled = raw[layer - 1].Span;
            LaneProducts.Multiply(q, shape.Place(layer).Turned, deltas[layer].Span, Place(layer + 1), unscaled, Place(layer));
            unscaled.CopyTo(below);
            Scale(below, network.Slopes(layer));
        }
    }

    public void Multiply(ReadOnlySpan<T> q, ReadOnlySpan<T> direction, Span<T> result)
    {
        tangents.Forward(q, direction, network, training.Inputs);
        ReadOnlySpan<T> moved = tangents.Activity(shape.Layers);
        Span<T> top = rates[^1].Span;
        for (int e = 0; e < top.Length; e++)
            top[e] = moved[e] * T.Broadcast(-training.Share);
        for (int layer = shape.Layers - 1; layer >= 0; layer--)
        {
            Assemble(layer, result);
            if (layer > 0)
                Descend(q, direction, layer);
        }
    }

    /// <summary>−(Ḋ_l H_{l−1}ᵀ + D_l Ḣ_{l−1}ᵀ) of one layer.</summary>
    private void Assemble(int layer, Span<T> result)
    {
        MatrixPlace below = Place(layer).Turned;
        LaneProducts.Multiply(rates[layer].Span, Place(layer + 1), layer == 0 ? training.Inputs : network.Activity(layer), below, result, shape.Place(layer));
        Span<T> here = result[shape.RangeOf(layer)], other = step.Span[shape.RangeOf(layer)];
        if (layer == 0)
            other.Clear();
        else
            LaneProducts.Multiply(deltas[layer].Span, Place(layer + 1), tangents.Activity(layer), below, step.Span, shape.Place(layer));
        for (int e = 0; e < here.Length; e++)
            here[e] = -(here[e] + other[e]);
    }

    /// <summary>Ḋ of the level below a layer.</summary>
    private void Descend(ReadOnlySpan<T> q, ReadOnlySpan<T> direction, int layer)
    {
        Span<T> below = rates[layer - 1].Span, other = part.Span[..below.Length];
        LaneProducts.Multiply(q, shape.Place(layer).Turned, rates[layer].Span, Place(layer + 1), below, Place(layer));
        LaneProducts.Multiply(direction, shape.Place(layer).Turned, deltas[layer].Span, Place(layer + 1), other, Place(layer));
        LaneProducts.AddScaled(below, T.Broadcast(1.0), other);
        Scale(below, network.Slopes(layer));
        ReadOnlySpan<T> change = tangents.Slopes(layer), unscaled = raw[layer - 1].Span;
        for (int e = 0; e < change.Length; e++)
            below[e] = T.Fma(change[e], unscaled[e], below[e]);
    }

    private static void Scale(Span<T> delta, ReadOnlySpan<T> slope)
    {
        for (int e = 0; e < slope.Length; e++)
            delta[e] *= slope[e];
    }

    /// <summary>Of what there is for each unit of a level and each column.</summary>
    private MatrixPlace Place(int level) => MatrixPlace.RowMajor(shape.Widths[level], training.Count);

    private LaneArray<T>[] Levels() => [.. shape.Widths.Skip(1).Select(width => new LaneArray<T>(width * training.Count))];
}
