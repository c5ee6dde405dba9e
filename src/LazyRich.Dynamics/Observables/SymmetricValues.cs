using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>Eigenvalues alone of symmetric matrices too large for rotations, largest first, by bisection on Sturm sequences, one matrix a lane.</summary>
/// <remarks>Errors are some 1e-16 of the matrix's norm times its size; 4/3·n³ multiply-adds and 56·n² divisions.</remarks>
internal sealed class SymmetricValues<T>(int size) where T : unmanaged, ILanes<T>
{
    // Each halves an interval that starts at most two norms wide.
    private const int Halvings = 56;

    private readonly LaneArray<T> work = new(size * size);
    private readonly LaneArray<T> diagonal = new(size), off = new(size), squares = new(size), mirror = new(size), image = new(size);

    /// <summary>To be written before <see cref="Decompose"/>: size×size, symmetric.</summary>
    public Span<T> Matrix => work.Span;

    /// <param name="values">As many as the size.</param>
    [MethodImpl(Kernel.Options)]
    public void Decompose(Span<T> values)
    {
        TridiagonalForm.Of(work.Span, size, diagonal.Span, off.Span, mirror.Span, image.Span);
        T reach = T.Broadcast(0.0), before = reach;
        for (int k = 0; k < size; k++)
        {
            T after = k < size - 1 ? T.Abs(off.Span[k]) : T.Broadcast(0.0), row = T.Abs(diagonal.Span[k]) + before + after;
            reach = T.Select(T.LessThanOrEqual(row, reach), reach, row);
            squares.Span[k] = before * before;
            before = after;
        }

        for (int rank = 0; rank < size; rank++)
            values[rank] = Bisect(rank, reach);
    }

    /// <summary>The value that as many as <paramref name="rank"/> are above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Bisect(int rank, T reach)
    {
        T low = -reach, high = reach, few = T.Broadcast(rank + 0.5);
        for (int halving = 0; halving < Halvings; halving++)
        {
            T middle = T.Broadcast(0.5) * (low + high);
            T above = T.LessThan(few, CountAbove(middle));
            low = T.Select(above, middle, low);
            high = T.Select(above, high, middle);
        }

        // What is not finite is in the reach, and comparisons passed over it.
        return T.Fma(reach, T.Broadcast(0.0), low);
    }

    /// <summary>How many eigenvalues are above x: as many as pivots of T − xI are positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T CountAbove(T x)
    {
        ReadOnlySpan<T> diagonal = this.diagonal.Span, squares = this.squares.Span;
        T zero = T.Broadcast(0.0), one = T.Broadcast(1.0), count = zero, pivot = one;
        for (int k = 0; k < diagonal.Length; k++)
        {
            pivot = diagonal[k] - x - (squares[k] / pivot);
            pivot = T.Select(T.Equal(pivot, zero), T.Broadcast(-1e-300), pivot);
            count += T.Select(T.LessThan(zero, pivot), one, zero);
        }

        return count;
    }
}
