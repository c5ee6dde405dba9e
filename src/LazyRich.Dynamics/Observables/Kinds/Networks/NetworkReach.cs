using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;

namespace LazyRich.Dynamics.Observables.Kinds.Networks;

/// <summary>
/// How much of what is left to learn the start does not reach, of any network: ‖E(I − P1)‖²/‖E0‖² and ‖(I − P2)E‖²/‖E0‖², E = Y − f(X), with P1 on the
/// row space of H_{L−1} (what the last layer alone can reach) and P2 on the column space of W_L…W_2 (what the first layer alone can reach), both at the first
/// recorded time. 0 … 1.
/// </summary>
/// <remarks>
/// With two linear layers these are the row space of W1 and the column space of W2 (<see cref="UnreachableResidualObservable{T}"/>), where inputs are not white
/// in coordinates in which they are. With units that are not linear P1 is over samples, and P2 on the column space of W_L, which all lower layers together do not
/// get out of. A direction is in a space if the singular value along it is above 2⁻¹³ of the largest, which is √ε of its square.
/// </remarks>
internal sealed class NetworkReach<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private const double Nothing = 1.0 / (1 << 13);

    private readonly StateShape shape;
    private readonly TrainingSet<T> training;
    private readonly Backpropagation<T> network;
    private readonly LaneArray<T> error, features, outlets, along, left;
    private T start;
    private bool begun;

    public NetworkReach(StateShape shape, IReadOnlyList<Target> targets)
    {
        this.shape = shape;
        training = new(shape, targets);
        network = new(shape, training.Activation, training.Count);
        error = new(shape.Outputs * training.Count);
        left = new(error.Length);
        features = new(Math.Min(shape.Widths[^2], training.Count) * training.Count);
        outlets = new(Math.Min(shape.Outputs, OutletWidth) * shape.Outputs);
        along = new(Math.Max(shape.Outputs * Math.Min(shape.Widths[^2], training.Count), training.Count * Math.Min(shape.Outputs, OutletWidth)));
    }

    public int[] Shape { get; } = [2];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        network.Forward(q, training.Inputs);
        Span<T> e = error.Span;
        for (int k = 0; k < e.Length; k++)
            e[k] = training.Targets[k] - network.Output[k];
        if (!begun)
            Begin(q);
        MatrixPlace residual = MatrixPlace.RowMajor(shape.Outputs, training.Count);
        MatrixPlace rows = MatrixPlace.RowMajor(features.Length / training.Count, training.Count), weights = MatrixPlace.RowMajor(shape.Outputs, rows.Rows);
        LaneProducts.Multiply(e, residual, features.Span, rows.Turned, along.Span, weights);
        LaneProducts.Multiply(along.Span, weights, features.Span, rows, left.Span, residual);
        values[0] = ShareBeyond(left.Span);

        MatrixPlace columns = MatrixPlace.RowMajor(outlets.Length / shape.Outputs, shape.Outputs);
        weights = MatrixPlace.RowMajor(columns.Rows, training.Count);
        LaneProducts.Multiply(outlets.Span, columns, e, residual, along.Span, weights);
        LaneProducts.Multiply(outlets.Span, columns.Turned, along.Span, weights, left.Span, residual);
        values[1] = ShareBeyond(left.Span);
    }

    /// <summary>N1 of a linear network, of which the first layer's outputs pass to the end by one matrix; N_{L−1} of any other.</summary>
    private int OutletWidth => training.Activation == Definitions.Activation.Linear ? shape.Hidden : shape.Widths[^2];

    private void Begin(ReadOnlySpan<T> q)
    {
        begun = true;
        start = RowProducts.Dot<T>(error.Span, error.Span);
        var rows = new SingularVectors<T>(shape.Widths[^2], training.Count);
        rows.Decompose(network.Activity(shape.Layers - 1));
        Keep(rows.Right, rows.Lengths, features.Span);
        var columns = new SingularVectors<T>(shape.Outputs, OutletWidth);
        columns.Decompose(Outlet(q));
        Keep(columns.Left, columns.Lengths, outlets.Span);
    }

    /// <summary>W_L…W_2 of a linear network, W_L of any other.</summary>
    private ReadOnlySpan<T> Outlet(ReadOnlySpan<T> q)
    {
        int last = shape.Layers - 1, first = training.Activation == Definitions.Activation.Linear ? 1 : last;
        var product = new LaneArray<T>(shape.Outputs * shape.Widths[last]);
        shape.Layer(q, last).CopyTo(product.Span);
        for (int layer = last - 1; layer >= first; layer--)
        {
            var longer = new LaneArray<T>(shape.Outputs * shape.Widths[layer]);
            LaneProducts.Multiply(
                product.Span, MatrixPlace.RowMajor(shape.Outputs, shape.Widths[layer + 1]), q, shape.Place(layer), longer.Span, MatrixPlace.RowMajor(shape.Outputs, shape.Widths[layer]));
            product = longer;
        }

        return product.Span;
    }

    /// <summary>Copies the vectors that count as directions, 0 for others.</summary>
    private static void Keep(ReadOnlySpan<T> vectors, ReadOnlySpan<T> lengths, Span<T> kept)
    {
        int size = vectors.Length / lengths.Length;
        T least = lengths[0] * T.Broadcast(Nothing), zero = T.Broadcast(0.0);
        for (int k = 0; k < vectors.Length; k++)
            kept[k] = T.Select(T.LessThan(least, lengths[k / size]), vectors[k], zero);
    }

    private T ShareBeyond(ReadOnlySpan<T> reached)
    {
        T squared = LaneProducts.SquaredDistance(error.Span, reached);
        return T.Select(T.Equal(squared, T.Broadcast(0.0)), squared, squared / start);
    }
}
