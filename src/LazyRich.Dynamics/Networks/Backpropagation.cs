using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;

namespace LazyRich.Dynamics.Networks;

/// <summary>Layer by layer forward, H_l = φ(W_l H_{l−1}), and back again: D_{l−1} = φ' ∘ W_lᵀD_l, and D_l H_{l−1}ᵀ for the weights of layer l.</summary>
/// <remarks>Columns are samples, or, of a linear network, the axes of the inputs: then H0 = I is never multiplied by. Allocates only when made.</remarks>
/// <param name="columns">At most how many columns will be given at once.</param>
internal sealed class Backpropagation<T>(StateShape shape, Activation activation, int columns) where T : unmanaged, ILanes<T>
{
    private readonly LaneArray<T>[] activities = Buffers(shape, columns);
    private readonly LaneArray<T>[] slopes = activation == Activation.Linear ? [] : Buffers(shape, columns);
    private readonly LaneArray<T>[] deltas = Buffers(shape, columns);
    private int count = columns;

    /// <summary>f of every column given last, No×columns.</summary>
    public ReadOnlySpan<T> Output => activities[^1].Span[..(shape.Outputs * count)];

    /// <summary>What <see cref="Backward"/> starts with, No×columns: targets less outputs, or the like.</summary>
    public Span<T> Error => deltas[^1].Span[..(shape.Outputs * count)];

    /// <summary>H_l, N_l×columns; l = 1 … L.</summary>
    public ReadOnlySpan<T> Activity(int level) => activities[level - 1].Span[..(shape.Widths[level] * count)];

    /// <summary>φ' of the hidden units of level l, N_l×columns; empty for linear networks.</summary>
    public ReadOnlySpan<T> Slopes(int level) => slopes.Length == 0 ? default : slopes[level - 1].Span[..(shape.Widths[level] * count)];

    /// <param name="inputs">H0, Ni×columns; empty for the axes of the inputs.</param>
    public void Forward(ReadOnlySpan<T> q, ReadOnlySpan<T> inputs)
    {
        count = inputs.IsEmpty ? shape.Inputs : inputs.Length / shape.Inputs;
        ReadOnlySpan<T> before = inputs;
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            Span<T> here = activities[layer].Span[..(shape.Widths[layer + 1] * count)];
            if (layer == 0 && inputs.IsEmpty)
                Transpose(shape.W1(q), shape.Inputs, here);
            else
                LaneProducts.Multiply(q, shape.Place(layer), before, MatrixPlace.RowMajor(shape.Widths[layer], count), here, MatrixPlace.RowMajor(shape.Widths[layer + 1], count));
            if (activation != Activation.Linear && layer < shape.Layers - 1)
                HiddenUnits.Activate(activation, here, slopes[layer].Span[..here.Length]);
            before = here;
        }
    }

    /// <param name="inputs">As last given to <see cref="Forward"/>.</param>
    /// <param name="direction">As a state: D_l H_{l−1}ᵀ of every layer; 0 of those that are frozen.</param>
    public void Backward(ReadOnlySpan<T> q, ReadOnlySpan<T> inputs, ImmutableSortedSet<int> frozen, Span<T> direction)
    {
        int last = frozen.Count == 0 ? 0 : LowestLearning(frozen);
        for (int layer = shape.Layers - 1; layer >= 0; layer--)
        {
            int rows = shape.Widths[layer + 1];
            ReadOnlySpan<T> delta = deltas[layer].Span[..(rows * count)];
            MatrixPlace place = MatrixPlace.RowMajor(rows, count);
            if (layer < last || frozen.Contains(layer))
                direction[shape.RangeOf(layer)].Clear();
            else if (layer == 0 && inputs.IsEmpty)
                Transpose(delta, rows, direction[..(rows * shape.Inputs)]);
            else
                LaneProducts.Multiply(delta, place, layer == 0 ? inputs : Activity(layer), MatrixPlace.RowMajor(shape.Widths[layer], count).Turned, direction, shape.Place(layer));
            if (layer > last)
                Descend(q, layer, delta, place);
        }
    }

    /// <summary>D_{l−1} from D_l.</summary>
    private void Descend(ReadOnlySpan<T> q, int layer, ReadOnlySpan<T> delta, MatrixPlace place)
    {
        Span<T> below = deltas[layer - 1].Span[..(shape.Widths[layer] * count)];
        LaneProducts.Multiply(q, shape.Place(layer).Turned, delta, place, below, MatrixPlace.RowMajor(shape.Widths[layer], count));
        ReadOnlySpan<T> slope = Slopes(layer);
        for (int e = 0; e < slope.Length; e++)
            below[e] *= slope[e];
    }

    private int LowestLearning(ImmutableSortedSet<int> frozen)
    {
        int layer = 0;
        while (layer < shape.Layers - 1 && frozen.Contains(layer))
            layer++;
        return layer;
    }

    /// <param name="rows">Of the source.</param>
    private static void Transpose(ReadOnlySpan<T> source, int rows, Span<T> target)
    {
        int across = source.Length / rows;
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < across; j++)
                target[(j * rows) + i] = source[(i * across) + j];
        }
    }

    private static LaneArray<T>[] Buffers(StateShape shape, int columns) =>
        [.. shape.Widths.Skip(1).Select(width => new LaneArray<T>(width * columns))];
}
