using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;

namespace LazyRich.Dynamics.Networks;

/// <summary>What the kernel of a linear network is made of: P_l = W_l…W_1L and B_l = W_L…W_{l+1}, and their Gram matrices as its terms.</summary>
/// <remarks>K/P = Σ_l B_{l+1}B_{l+1}ᵀ ⊗ P_lᵀP_l over l = 0 … L−1, with P_0 = L and B_L = I. Allocates only when made.</remarks>
internal sealed class KernelFactors<T> where T : unmanaged, ILanes<T>
{
    private readonly StateShape shape;
    private readonly int rank;
    private readonly LaneArray<T> root;
    private readonly LaneArray<T>[] prefixes, suffixes;
    private bool begun;

    /// <param name="root">L, Ni×rank, written before the first measure and not after.</param>
    public KernelFactors(StateShape shape, int rank, LaneArray<T> root)
    {
        (this.shape, this.rank, this.root) = (shape, rank, root);
        prefixes = [.. shape.Widths.Skip(1).Select(width => new LaneArray<T>(width * rank))];
        suffixes = [.. shape.Widths.SkipLast(2).Select(width => new LaneArray<T>(width * shape.Outputs))];
        Terms = new(shape.Layers, shape.Outputs * shape.Outputs, rank * rank);
    }

    /// <summary>Not yet measured themselves: <see cref="KernelTerms{T}.Measure"/> divides by the norm.</summary>
    public KernelTerms<T> Terms { get; }

    /// <summary>W_L…W_1, No×Ni.</summary>
    public ReadOnlySpan<T> Product => suffixes[0].Span;

    /// <summary>P_l, N_l×rank; l = 0 … L.</summary>
    public ReadOnlySpan<T> Prefix(int level) => level == 0 ? root.Span : prefixes[level - 1].Span;

    /// <summary>B_l, No×N_l; l = 0 … L−1.</summary>
    /// <param name="q">The state measured last.</param>
    public ReadOnlySpan<T> Suffix(ReadOnlySpan<T> q, int level) => level == shape.Layers - 1 ? shape.Layer(q, level) : suffixes[level].Span;

    public void Measure(ReadOnlySpan<T> q)
    {
        GoForward(q);
        GoBack(q);
        begun = true;
    }

    /// <summary>P_l and the second factors of the kernel.</summary>
    private void GoForward(ReadOnlySpan<T> q)
    {
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            MatrixPlace from = MatrixPlace.RowMajor(shape.Widths[layer], rank), to = MatrixPlace.RowMajor(shape.Widths[layer + 1], rank);
            if (layer > 0 || !begun)
                LaneProducts.Multiply(Prefix(layer), from.Turned, Prefix(layer), from, Terms.Right(layer), MatrixPlace.RowMajor(rank, rank));
            LaneProducts.Multiply(q, shape.Place(layer), Prefix(layer), from, prefixes[layer].Span, to);
        }
    }

    /// <summary>B_l, the first factors of the kernel, and the product.</summary>
    private void GoBack(ReadOnlySpan<T> q)
    {
        int outputs = shape.Outputs, last = shape.Layers - 1;
        MatrixPlace square = MatrixPlace.RowMajor(outputs, outputs);
        Terms.Left(last).Clear();
        for (int o = 0; o < outputs; o++)
            Terms.Left(last)[(o * outputs) + o] = T.Broadcast(1.0);
        ReadOnlySpan<T> after = q;
        MatrixPlace from = shape.Place(last);
        for (int layer = last - 1; layer >= 0; layer--)
        {
            LaneProducts.Multiply(after, from, after, from.Turned, Terms.Left(layer), square);
            MatrixPlace to = MatrixPlace.RowMajor(outputs, shape.Widths[layer]);
            LaneProducts.Multiply(after, from, q, shape.Place(layer), suffixes[layer].Span, to);
            after = suffixes[layer].Span;
            from = to;
        }
    }
}
