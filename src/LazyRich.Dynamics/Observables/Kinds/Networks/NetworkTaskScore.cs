using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Observables.Kinds.Networks;

/// <summary>
/// <see cref="TaskScoreObservable{T}"/> of any network: with Y = ŨsṼᵀ, the cosine of H1ᵀH1, the items' similarity in the first hidden layer, with ṼsṼᵀ or Ṽs²Ṽᵀ,
/// and of W_LW_Lᵀ with ŨsŨᵀ or Ũs²Ũᵀ, each time the larger one. 0 … 1, and 0 where the layer is 0.
/// </summary>
/// <remarks>⟨HᵀH, Σwₖvₖvₖᵀ⟩ = Σwₖ‖Hvₖ‖² and ‖HᵀH‖ = ‖HHᵀ‖, so that nothing as large as samples × samples is formed.</remarks>
internal sealed class NetworkTaskScore<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly StateShape shape;
    private readonly TrainingSet<T> training;
    private readonly Backpropagation<T> network;
    private readonly LaneArray<T> right, left, values, along, gram;
    private readonly int modes;

    public NetworkTaskScore(StateShape shape, IReadOnlyList<Target> targets)
    {
        this.shape = shape;
        training = new(shape, targets);
        network = new(shape, training.Activation, training.Count);
        modes = Math.Min(shape.Outputs, training.Count);
        (right, left, values) = (new(modes * training.Count), new(modes * shape.Outputs), new(modes));
        int widest = Math.Max(shape.Hidden, shape.Widths[^2]);
        along = new(widest * modes);
        gram = new(widest * widest);
        for (int lane = 0; lane < targets.Count; lane++)
            SetLane(lane, TrainingSet<T>.Of(targets[lane].Problem));
    }

    public int[] Shape { get; } = [2];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        network.Forward(q, training.Inputs);
        int last = shape.Widths[^2];
        values[0] = Score(network.Activity(1), MatrixPlace.RowMajor(shape.Hidden, training.Count), right.Span);
        values[1] = Score(shape.Layer(q, shape.Layers - 1), MatrixPlace.RowMajor(shape.Outputs, last).Turned, left.Span);
    }

    /// <param name="layer">What is compared is its columns' Gram matrix.</param>
    /// <param name="vectors">Of the task, one a row.</param>
    private T Score(ReadOnlySpan<T> layer, MatrixPlace place, ReadOnlySpan<T> vectors)
    {
        MatrixPlace rows = MatrixPlace.RowMajor(modes, place.Rows), square = MatrixPlace.RowMajor(place.Rows, place.Rows);
        LaneProducts.Multiply(vectors, MatrixPlace.RowMajor(modes, place.Columns), layer, place.Turned, along.Span, rows);
        LaneProducts.Multiply(layer, place, layer, place.Turned, gram.Span, square);
        Span<T> entries = gram.Span[..(place.Rows * place.Rows)];
        T zero = T.Broadcast(0.0), linear = zero, quadratic = zero, squares = zero, fourths = zero;
        for (int k = 0; k < modes; k++)
        {
            ReadOnlySpan<T> row = along.Span.Slice(k * place.Rows, place.Rows);
            T seen = RowProducts.Dot(row, row), s = values.Span[k], s2 = s * s;
            linear = T.Fma(s, seen, linear);
            quadratic = T.Fma(s2, seen, quadratic);
            squares += s2;
            fourths = T.Fma(s2, s2, fourths);
        }

        T norm = T.Sqrt(RowProducts.Dot<T>(entries, entries)), first = linear / T.Sqrt(squares), second = quadratic / T.Sqrt(fourths);
        T larger = T.Select(T.LessThan(first, second), second, first);
        return T.Select(T.Equal(norm, zero), zero, larger / norm);
    }

    private void SetLane(int lane, Samples set)
    {
        Svd svd = Svd.Of(set.Y);
        values.SetLane(lane, svd.Values);
        left.SetLane(lane, svd.Left.Data);
        right.SetLane(lane, svd.Right, training.Count);
    }
}
