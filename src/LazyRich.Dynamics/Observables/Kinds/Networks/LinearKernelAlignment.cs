using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;

namespace LazyRich.Dynamics.Observables.Kinds.Networks;

/// <summary><see cref="KernelAlignmentObservable{T}"/> of a linear network of any depth on inputs of any covariance.</summary>
/// <remarks>
/// With the moments of centred samples, XCXᵀ/P = LLᵀ and YCXᵀ/P = S̃Lᵀ: CKC has the terms B_lB_lᵀ ⊗ (P_{l−1}L)ᵀP_{l−1}L, and
/// ⟨CKC, yyᵀ⟩/P² = Σ_l ‖B_lᵀS̃(P_{l−1}L)ᵀ‖².
/// </remarks>
internal sealed class LinearKernelAlignment<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly StateShape shape;
    private readonly KernelFactors<T> factors;
    private readonly LaneArray<T> task, half, whole;
    private readonly LaneArray<T> power = new(1);

    public LinearKernelAlignment(StateShape shape, IReadOnlyList<Target> targets)
    {
        this.shape = shape;
        int inputs = shape.Inputs, widest = shape.Widths.Max();
        var root = new LaneArray<T>(inputs * inputs);
        task = new(shape.Outputs * inputs);
        (half, whole) = (new(shape.Outputs * widest), new(widest * widest));
        for (int lane = 0; lane < targets.Count; lane++)
        {
            var centred = new CentredTask(targets[lane]);
            WhitenedTask white = WhitenedTask.Of(targets[lane].Problem with { S = centred.S, InputCovariance = centred.Covariance });
            root.SetLane(lane, white.Root!, inputs);
            task.SetLane(lane, white.S, inputs);
            power.Set(0, lane, centred.TargetPower);
        }

        factors = new(shape, inputs, root);
    }

    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        factors.Measure(q);
        T along = T.Broadcast(0.0), squares = factors.Terms.Squares();
        for (int layer = 0; layer < shape.Layers; layer++)
            along += Seen(q, layer);
        values[0] = T.Select(T.Equal(squares, T.Broadcast(0.0)), squares, along / (T.Sqrt(squares) * power.Span[0]));
    }

    /// <summary>‖B_lᵀS̃(P_{l−1}L)ᵀ‖² of one layer.</summary>
    private T Seen(ReadOnlySpan<T> q, int layer)
    {
        int from = shape.Widths[layer], outputs = shape.Outputs;
        MatrixPlace below = MatrixPlace.RowMajor(from, shape.Inputs), between = MatrixPlace.RowMajor(outputs, from);
        LaneProducts.Multiply(task.Span, MatrixPlace.RowMajor(outputs, shape.Inputs), factors.Prefix(layer), below.Turned, half.Span, between);
        Span<T> seen = half.Span[..(outputs * from)];
        if (layer < shape.Layers - 1)
        {
            int to = shape.Widths[layer + 1];
            seen = whole.Span[..(to * from)];
            LaneProducts.Multiply(factors.Suffix(q, layer + 1), MatrixPlace.RowMajor(outputs, to).Turned, half.Span, between, seen, MatrixPlace.RowMajor(to, from));
        }

        return RowProducts.Dot<T>(seen, seen);
    }
}
