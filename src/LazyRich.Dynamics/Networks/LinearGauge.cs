using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;

namespace LazyRich.Dynamics.Networks;

/// <summary>Linear networks of any depth on inputs of any covariance Σxx = LLᵀ.</summary>
/// <remarks>
/// With P_l = W_l…W1 and B_l = W_L…W_{l+1} the kernel is K = Σ_l B_lB_lᵀ ⊗ XᵀP_{l−1}ᵀP_{l−1}X, which the axes of the samples reduce to
/// K/P = Σ_l B_lB_lᵀ ⊗ (P_{l−1}L)ᵀP_{l−1}L: with two layers No tr(RΣR'Σ) + tr(RΣ²)trB' + tr(R'Σ²)trB + tr(Σ²)tr(BB') (SCIENCE section 4).
/// </remarks>
internal sealed class LinearGauge<T> : Gauge<T> where T : unmanaged, ILanes<T>
{
    private readonly LaneArray<T> attainable, inputGram, outputGram;
    private readonly LaneArray<T>? beyond;
    private readonly LaneArray<T> best = new(1);

    public LinearGauge(StateShape shape, IReadOnlyList<Target> targets) : base(shape)
    {
        Rank = targets.Max(target => target.Attainable.Columns);
        attainable = new(shape.Outputs * Rank);
        beyond = targets.Any(target => target.Beyond is not null) ? new(attainable.Length) : null;
        inputGram = new(shape.Inputs * shape.Inputs);
        outputGram = new(shape.Outputs * shape.Outputs);
        var root = new LaneArray<T>(shape.Inputs * Rank);
        for (int lane = 0; lane < targets.Count; lane++)
        {
            SetLane(lane, targets[lane]);
            root.SetLane(lane, WhitenedTask.Of(targets[lane].Problem).Root ?? Matrix.Identity(Shape.Inputs), Rank);
        }

        Factors = new(shape, Rank, root);
    }

    /// <summary>Of Σxx, the largest of all lanes.</summary>
    public int Rank { get; }

    /// <summary>Of the kernel; the first ones over its norm.</summary>
    public KernelFactors<T> Factors { get; }

    public override ReadOnlySpan<T> Product => Factors.Product;

    public override ReadOnlySpan<T> InputGram => inputGram.Span;

    public override ReadOnlySpan<T> OutputGram => outputGram.Span;

    public override T BestLoss => best.Span[0];

    public override void Measure(ReadOnlySpan<T> q)
    {
        Factors.Measure(q);
        RowProducts.Gram(Shape.W1(q), Shape.Hidden, inputGram.Span);
        RowProducts.Gram(Shape.Layer(q, Shape.Layers - 1), Shape.Widths[^2], outputGram.Span);
        ExcessLoss = Excess();
        (KernelNorm, KernelDistance) = Factors.Terms.Measure();
    }

    /// <summary>½‖AL − S̃‖² − ½‖Beyond‖², as <see cref="TwoLayerGauge{T}"/> has it for L = I.</summary>
    private T Excess()
    {
        ReadOnlySpan<T> here = Factors.Prefix(Shape.Layers);
        T excess = LaneProducts.SquaredDistance(here, attainable.Span) * T.Broadcast(0.5);
        return beyond is null ? excess : excess - RowProducts.Dot(here, beyond.Span);
    }

    private void SetLane(int lane, Target target)
    {
        best.Set(0, lane, target.Best);
        attainable.SetLane(lane, target.Attainable, Rank);
        if (target.Beyond is { } rest)
            beyond!.SetLane(lane, rest, Rank);
    }
}
