using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Networks;

/// <summary>Linear networks of any depth on inputs of any covariance Σxx = LLᵀ.</summary>
/// <remarks>
/// With P_l = W_l…W1 and B_l = W_L…W_{l+1} the kernel is K = Σ_l B_lB_lᵀ ⊗ XᵀP_{l−1}ᵀP_{l−1}X, which the axes of the samples reduce to
/// K/P = Σ_l B_lB_lᵀ ⊗ (P_{l−1}L)ᵀP_{l−1}L: with two layers No tr(RΣR'Σ) + tr(RΣ²)trB' + tr(R'Σ²)trB + tr(Σ²)tr(BB') (SCIENCE section 4).
/// </remarks>
internal sealed class LinearGauge<T> : Gauge<T> where T : unmanaged, ILanes<T>
{
    private readonly int rank;
    private readonly LaneArray<T> attainable, root, product, inputGram, outputGram, whitened;
    private readonly LaneArray<T>? beyond;
    private readonly LaneArray<T> best = new(1);
    private readonly LaneArray<T>[] prefixes, suffixes;
    private readonly KernelTerms<T> kernel;

    public LinearGauge(StateShape shape, IReadOnlyList<Target> targets) : base(shape)
    {
        rank = targets.Max(target => target.Attainable.Columns);
        attainable = new(shape.Outputs * rank);
        beyond = targets.Any(target => target.Beyond is not null) ? new(attainable.Length) : null;
        root = new(shape.Inputs * rank);
        whitened = new(attainable.Length);
        product = new(shape.Outputs * shape.Inputs);
        inputGram = new(shape.Inputs * shape.Inputs);
        outputGram = new(shape.Outputs * shape.Outputs);
        prefixes = [.. shape.Widths.Skip(1).SkipLast(1).Select(width => new LaneArray<T>(width * rank))];
        suffixes = [.. shape.Widths.Skip(1).SkipLast(1).Select(width => new LaneArray<T>(width * shape.Outputs))];
        kernel = new(shape.Layers, shape.Outputs * shape.Outputs, rank * rank);
        for (int lane = 0; lane < targets.Count; lane++)
            SetLane(lane, targets[lane], targets[lane].Problem);
        Gram(0, root.Span);
    }

    public override ReadOnlySpan<T> Product => product.Span;

    public override ReadOnlySpan<T> InputGram => inputGram.Span;

    public override ReadOnlySpan<T> OutputGram => outputGram.Span;

    public override T BestLoss => best.Span[0];

    public override void Measure(ReadOnlySpan<T> q)
    {
        GoForward(q);
        GoBack(q);
        RowProducts.Gram(Shape.W1(q), Shape.Hidden, inputGram.Span);
        RowProducts.Gram(Shape.Layer(q, Shape.Layers - 1), Shape.Widths[^2], outputGram.Span);
        ExcessLoss = Excess();
        (KernelNorm, KernelDistance) = kernel.Measure();
    }

    /// <summary>P_lL and the second factors of the kernel.</summary>
    private void GoForward(ReadOnlySpan<T> q)
    {
        ReadOnlySpan<T> before = root.Span;
        for (int layer = 0; layer < Shape.Layers; layer++)
        {
            MatrixPlace from = MatrixPlace.RowMajor(Shape.Widths[layer], rank), to = MatrixPlace.RowMajor(Shape.Widths[layer + 1], rank);
            if (layer > 0)
                Gram(layer, before);
            Span<T> here = layer == Shape.Layers - 1 ? whitened.Span : prefixes[layer].Span;
            LaneProducts.Multiply(q, Shape.Place(layer), before, from, here, to);
            before = here;
        }
    }

    private void Gram(int layer, ReadOnlySpan<T> prefix)
    {
        MatrixPlace place = MatrixPlace.RowMajor(Shape.Widths[layer], rank);
        LaneProducts.Multiply(prefix, place.Turned, prefix, place, kernel.Right(layer), MatrixPlace.RowMajor(rank, rank));
    }

    /// <summary>B_l, the first factors of the kernel, and the product.</summary>
    private void GoBack(ReadOnlySpan<T> q)
    {
        int outputs = Shape.Outputs, last = Shape.Layers - 1;
        MatrixPlace square = MatrixPlace.RowMajor(outputs, outputs);
        kernel.Left(last).Clear();
        for (int o = 0; o < outputs; o++)
            kernel.Left(last)[(o * outputs) + o] = T.Broadcast(1.0);
        ReadOnlySpan<T> after = q;
        MatrixPlace from = Shape.Place(last);
        for (int layer = last - 1; layer >= 0; layer--)
        {
            LaneProducts.Multiply(after, from, after, from.Turned, kernel.Left(layer), square);
            Span<T> here = layer == 0 ? product.Span : suffixes[layer - 1].Span;
            MatrixPlace to = MatrixPlace.RowMajor(outputs, Shape.Widths[layer]);
            LaneProducts.Multiply(after, from, q, Shape.Place(layer), here, to);
            after = here;
            from = to;
        }
    }

    /// <summary>½‖AL − S̃‖² − ½‖Beyond‖², as <see cref="TwoLayerGauge{T}"/> has it for L = I.</summary>
    private T Excess()
    {
        ReadOnlySpan<T> here = whitened.Span;
        T excess = LaneProducts.SquaredDistance(here, attainable.Span) * T.Broadcast(0.5);
        return beyond is null ? excess : excess - RowProducts.Dot(here, beyond.Span);
    }

    private void SetLane(int lane, Target target, Problem problem)
    {
        best.Set(0, lane, target.Best);
        attainable.SetLane(lane, target.Attainable, rank);
        if (target.Beyond is { } rest)
            beyond!.SetLane(lane, rest, rank);
        root.SetLane(lane, WhitenedTask.Of(problem).Root ?? Matrix.Identity(Shape.Inputs), rank);
    }
}
