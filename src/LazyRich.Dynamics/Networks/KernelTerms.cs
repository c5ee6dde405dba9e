using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Networks;

/// <summary>A neural tangent kernel as a sum of Kronecker products, K/P = Σ_l H_l ⊗ G_l, one term a layer, of which no product is ever formed.</summary>
/// <remarks>
/// ⟨K,K'⟩/P² = Σ_lm ⟨H_l,H'_m⟩⟨G_l,G'_m⟩. The distance 1 − cos from the kernel measured first is ½‖K₀/‖K₀‖ − K/‖K‖‖², from the differences of
/// the terms' own factors: h⊗g − h₀⊗g₀ = (h − h₀)⊗g + h₀⊗(g − g₀) with h = H/‖K‖, so that it keeps its digits where it is small.
/// </remarks>
internal sealed class KernelTerms<T> where T : unmanaged, ILanes<T>
{
    private readonly LaneArray<T>[] left, right, leftReference, rightReference, leftChange, rightChange;
    private bool hasReference;

    /// <param name="leftSize">Entries of an H.</param>
    /// <param name="rightSize">Entries of a G.</param>
    public KernelTerms(int terms, int leftSize, int rightSize)
    {
        (left, leftReference, leftChange) = (Arrays(terms, leftSize), Arrays(terms, leftSize), Arrays(terms, leftSize));
        (right, rightReference, rightChange) = (Arrays(terms, rightSize), Arrays(terms, rightSize), Arrays(terms, rightSize));
    }

    /// <summary>H of one term, all its entries; to be written before <see cref="Measure"/>.</summary>
    public Span<T> Left(int term) => left[term].Span;

    /// <summary>G of one term, all its entries.</summary>
    public Span<T> Right(int term) => right[term].Span;

    /// <returns>‖K‖²/P², before or after the measure.</returns>
    public T Squares()
    {
        T squares = T.Broadcast(0.0);
        for (int l = 0; l < left.Length; l++)
        {
            squares = T.Fma(Dot(left[l], left[l]), Dot(right[l], right[l]), squares);
            for (int m = 0; m < l; m++)
                squares = T.Fma(T.Broadcast(2.0) * Dot(left[l], left[m]), Dot(right[l], right[m]), squares);
        }

        return squares;
    }

    /// <returns>‖K‖/P, and the distance. H is divided by the norm.</returns>
    public (T Norm, T Distance) Measure()
    {
        T norm = T.Sqrt(Squares()), inverse = T.Broadcast(1.0) / norm;
        foreach (LaneArray<T> term in left)
        {
            foreach (ref T entry in term.Span)
                entry *= inverse;
        }

        if (!hasReference)
        {
            Copy(left, leftReference);
            Copy(right, rightReference);
            hasReference = true;
        }

        return (norm, Distance());
    }

    private T Distance()
    {
        for (int l = 0; l < left.Length; l++)
        {
            Subtract(left[l].Span, leftReference[l].Span, leftChange[l].Span);
            Subtract(right[l].Span, rightReference[l].Span, rightChange[l].Span);
        }

        T squares = T.Broadcast(0.0), two = T.Broadcast(2.0);
        for (int l = 0; l < left.Length; l++)
        {
            for (int m = 0; m < left.Length; m++)
            {
                if (m <= l)
                {
                    T weight = m == l ? T.Broadcast(1.0) : two;
                    squares = T.Fma(weight * Dot(leftChange[l], leftChange[m]), Dot(right[l], right[m]), squares);
                    squares = T.Fma(weight * Dot(leftReference[l], leftReference[m]), Dot(rightChange[l], rightChange[m]), squares);
                }

                squares = T.Fma(two * Dot(leftChange[l], leftReference[m]), Dot(right[l], rightChange[m]), squares);
            }
        }

        return T.Select(T.LessThan(squares, T.Broadcast(0.0)), T.Broadcast(0.0), squares) * T.Broadcast(0.5);
    }

    private static T Dot(LaneArray<T> x, LaneArray<T> y) => LaneProducts.Dot<T>(x.Span, y.Span);

    private static void Subtract(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> difference)
    {
        for (int e = 0; e < difference.Length; e++)
            difference[e] = x[e] - y[e];
    }

    private static void Copy(LaneArray<T>[] from, LaneArray<T>[] to)
    {
        for (int i = 0; i < from.Length; i++)
            from[i].Span.CopyTo(to[i].Span);
    }

    private static LaneArray<T>[] Arrays(int count, int size) => [.. Enumerable.Range(0, count).Select(_ => new LaneArray<T>(size))];
}
