using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;

namespace LazyRich.Dynamics.Networks;

/// <summary>How activities move when the weights move along V: Ż_l = V_l H_{l−1} + W_l Ḣ_{l−1} and Ḣ_l = φ'(Z_l)∘Ż_l, the inputs being at rest.</summary>
/// <remarks>At a kink of ReLU units it is the derivative of the side that <see cref="HiddenUnits"/> takes. Allocates only when made.</remarks>
internal sealed class ActivityTangents<T>(StateShape shape, Activation activation, int columns) where T : unmanaged, ILanes<T>
{
    private readonly LaneArray<T>[] activities = [.. shape.Widths.Skip(1).Select(width => new LaneArray<T>(width * columns))];
    private readonly LaneArray<T>[] slopes =
        activation == Activation.Tanh ? [.. shape.Widths.Skip(1).SkipLast(1).Select(width => new LaneArray<T>(width * columns))] : [];

    private readonly LaneArray<T> part = new(shape.Widths.Skip(1).Max() * columns);

    /// <summary>Ḣ_l, N_l×columns; l = 1 … L.</summary>
    public ReadOnlySpan<T> Activity(int level) => activities[level - 1].Span;

    /// <summary>φ''(Z_l)∘Ż_l of the hidden units of level l; empty where φ'' = 0.</summary>
    public ReadOnlySpan<T> Slopes(int level) => slopes.Length == 0 ? default : slopes[level - 1].Span;

    /// <param name="direction">V, as a state.</param>
    /// <param name="network">Has just gone forward from <paramref name="inputs"/>.</param>
    public void Forward(ReadOnlySpan<T> q, ReadOnlySpan<T> direction, Backpropagation<T> network, ReadOnlySpan<T> inputs)
    {
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            MatrixPlace from = MatrixPlace.RowMajor(shape.Widths[layer], columns), to = MatrixPlace.RowMajor(shape.Widths[layer + 1], columns);
            Span<T> here = activities[layer].Span;
            LaneProducts.Multiply(direction, shape.Place(layer), layer == 0 ? inputs : network.Activity(layer), from, here, to);
            if (layer > 0)
            {
                Span<T> moved = part.Span[..here.Length];
                LaneProducts.Multiply(q, shape.Place(layer), activities[layer - 1].Span, from, moved, to);
                LaneProducts.AddScaled(here, T.Broadcast(1.0), moved);
            }

            if (layer < shape.Layers - 1)
                Activate(layer + 1, here, network);
        }
    }

    private void Activate(int level, Span<T> rates, Backpropagation<T> network)
    {
        ReadOnlySpan<T> slope = network.Slopes(level), activity = network.Activity(level);
        if (slopes.Length > 0)
        {
            // tanh'' = −2 tanh·tanh'.
            Span<T> change = slopes[level - 1].Span;
            for (int e = 0; e < change.Length; e++)
                change[e] = T.Broadcast(-2.0) * activity[e] * slope[e] * rates[e];
        }

        for (int e = 0; e < slope.Length; e++)
            rates[e] *= slope[e];
    }
}
