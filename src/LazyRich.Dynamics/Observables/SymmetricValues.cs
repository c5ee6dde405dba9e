using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>Eigenvalues alone of symmetric matrices too large for rotations, largest first, one matrix a lane.</summary>
/// <remarks>Errors are some 1e-16 of the matrix's norm times its size. 4/3·n³ multiply-adds make it tridiagonal in all lanes at once; what is left is of order n².</remarks>
internal sealed class SymmetricValues<T>(int size) where T : unmanaged, ILanes<T>
{
    private readonly LaneArray<T> work = new(size * size);
    private readonly LaneArray<T> diagonal = new(size), off = new(size), mirror = new(size), image = new(size);
    private readonly double[] own = new double[size], beside = new double[size];

    /// <summary>To be written before <see cref="Decompose"/>: size×size, symmetric.</summary>
    public Span<T> Matrix => work.Span;

    /// <param name="values">As many as the size.</param>
    public void Decompose(Span<T> values)
    {
        TridiagonalForm.Of(work.Span, size, diagonal.Span, off.Span, mirror.Span, image.Span);
        for (int lane = 0; lane < T.Count; lane++)
        {
            for (int k = 0; k < size; k++)
                (own[k], beside[k]) = (diagonal.Get(k, lane), off.Get(k, lane));
            TridiagonalValues.Of(own, beside);
            own.AsSpan().Sort();
            for (int k = 0; k < size; k++)
                diagonal.Set(k, lane, own[size - 1 - k]);
        }

        diagonal.Span.CopyTo(values);
    }
}
