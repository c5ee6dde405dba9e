using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;

namespace LazyRich.Dynamics.Observables.Kinds.Networks;

/// <summary>‖K̇‖/‖K‖ under gradient flow of a linear network of any depth on inputs of any covariance, in 1/τ; frozen layers rest.</summary>
/// <remarks>
/// With W_l moving by V_l = −∇: Ṗ_l = V_lP_{l−1} + W_lṖ_{l−1} and Ḃ_l = Ḃ_{l+1}W_{l+1} + B_{l+1}V_{l+1}, so that the term H ⊗ G of each layer moves by Ḣ ⊗ G + H ⊗ Ġ,
/// Ḣ = ḂBᵀ + BḂᵀ and Ġ = ṖᵀP + PᵀṖ; ‖K̇‖² is the sum of the inner products of all of these.
/// </remarks>
internal sealed class LinearKernelVelocity<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly StateShape shape;
    private readonly int rank;
    private readonly Objective<T> objective;
    private readonly LaneArray<T> direction, part;
    private readonly LaneArray<T>[] prefixes, suffixes, lefts, rights;

    public LinearKernelVelocity(StateShape shape, IReadOnlyList<Target> targets)
    {
        this.shape = shape;
        rank = targets.Max(target => target.Attainable.Columns);
        objective = Objective<T>.Of([.. targets.Select(target => target.Problem)]);
        direction = new(shape.Weights);
        part = new(Math.Max(shape.Widths.Max() * Math.Max(rank, shape.Outputs), Math.Max(rank * rank, shape.Outputs * shape.Outputs)));
        prefixes = [.. shape.Widths.SkipLast(1).Select(width => new LaneArray<T>(width * rank))];
        suffixes = [.. shape.Widths.Skip(1).Select(width => new LaneArray<T>(width * shape.Outputs))];
        lefts = [.. prefixes.Select(_ => new LaneArray<T>(shape.Outputs * shape.Outputs))];
        rights = [.. prefixes.Select(_ => new LaneArray<T>(rank * rank))];
    }

    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        KernelFactors<T> factors = ((LinearGauge<T>)gauge).Factors;
        objective.Measure(q);
        objective.Descend(q, direction.Span);
        GoForward(q, factors);
        GoBack(q, factors, T.Broadcast(1.0) / gauge.KernelNorm);
        T squares = T.Broadcast(0.0), two = T.Broadcast(2.0);
        for (int l = 0; l < shape.Layers; l++)
        {
            ReadOnlySpan<T> left = factors.Terms.Left(l), right = factors.Terms.Right(l);
            for (int m = 0; m < shape.Layers; m++)
            {
                squares = T.Fma(Dot(lefts[l].Span, lefts[m].Span), Dot(right, factors.Terms.Right(m)), squares);
                squares = T.Fma(Dot(left, factors.Terms.Left(m)), Dot(rights[l].Span, rights[m].Span), squares);
                squares = T.Fma(two * Dot(lefts[l].Span, factors.Terms.Left(m)), Dot(right, rights[m].Span), squares);
            }
        }

        T zero = T.Broadcast(0.0);
        values[0] = T.Sqrt(T.Select(T.LessThan(squares, zero), zero, squares));
    }

    /// <summary>Ṗ_l and Ġ.</summary>
    private void GoForward(ReadOnlySpan<T> q, KernelFactors<T> factors)
    {
        MatrixPlace square = MatrixPlace.RowMajor(rank, rank);
        for (int layer = 1; layer < shape.Layers; layer++)
        {
            MatrixPlace from = MatrixPlace.RowMajor(shape.Widths[layer - 1], rank), to = MatrixPlace.RowMajor(shape.Widths[layer], rank);
            Span<T> here = prefixes[layer].Span;
            LaneProducts.Multiply(direction.Span, shape.Place(layer - 1), factors.Prefix(layer - 1), from, here, to);
            LaneProducts.Multiply(q, shape.Place(layer - 1), prefixes[layer - 1].Span, from, part.Span, to);
            LaneProducts.AddScaled(here, T.Broadcast(1.0), part.Span[..here.Length]);
            LaneProducts.Multiply(here, to.Turned, factors.Prefix(layer), to, part.Span, square);
            Symmetrise(part.Span, rank, T.Broadcast(1.0), rights[layer].Span);
        }
    }

    /// <summary>Ḃ_l and Ḣ over the kernel's norm.</summary>
    private void GoBack(ReadOnlySpan<T> q, KernelFactors<T> factors, T scale)
    {
        int outputs = shape.Outputs;
        MatrixPlace square = MatrixPlace.RowMajor(outputs, outputs);
        for (int layer = shape.Layers - 1; layer > 0; layer--)
        {
            MatrixPlace place = MatrixPlace.RowMajor(outputs, shape.Widths[layer]), after = MatrixPlace.RowMajor(outputs, shape.Widths[layer + 1]);
            Span<T> here = suffixes[layer - 1].Span;
            if (layer == shape.Layers - 1)
            {
                direction.Span[shape.RangeOf(layer)].CopyTo(here);
            }
            else
            {
                LaneProducts.Multiply(suffixes[layer].Span, after, q, shape.Place(layer), here, place);
                LaneProducts.Multiply(factors.Suffix(q, layer + 1), after, direction.Span, shape.Place(layer), part.Span, place);
                LaneProducts.AddScaled(here, T.Broadcast(1.0), part.Span[..here.Length]);
            }

            LaneProducts.Multiply(here, place, factors.Suffix(q, layer), place.Turned, part.Span, square);
            Symmetrise(part.Span, outputs, scale, lefts[layer - 1].Span);
        }
    }

    /// <summary>scale·(M + Mᵀ).</summary>
    private static void Symmetrise(ReadOnlySpan<T> m, int size, T scale, Span<T> result)
    {
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
                result[(i * size) + j] = (m[(i * size) + j] + m[(j * size) + i]) * scale;
        }
    }

    private static T Dot(ReadOnlySpan<T> x, ReadOnlySpan<T> y) => LaneProducts.Dot(x, y);
}
