using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Solvers.Exact;

/// <summary>An orthonormal basis of the column space of [C; εI], C being rows×columns, by Householder reflections.</summary>
/// <remarks>
/// The rows of C differ in size by hundreds of orders of magnitude, and each must keep its own relative digits. Householder QR does so when
/// the pivot of each reflection is the largest entry of its column among the rows not yet used (Cox and Higham 1998, row-wise stability).
/// Which row that is differs between lanes, so no row is moved: a reflection x → ∓‖x‖e_p has its own p in each lane, and a row once used
/// is masked out of all later reflections. R is not needed. Everything is stored column by column.
/// </remarks>
internal sealed class ColumnSpace<T> where T : unmanaged, ILanes<T>
{
    private readonly int rows;
    private readonly int columns;
    private readonly int height;
    private readonly LaneArray<T> work;
    private readonly LaneArray<T> basis;
    private readonly LaneArray<T> unused;
    private readonly LaneArray<T> minusTaus;

    public ColumnSpace(int rows, int columns)
    {
        this.rows = rows;
        this.columns = columns;
        height = rows + columns;
        work = new(height * columns);
        basis = new(height * columns);
        unused = new(height);
        minusTaus = new(columns);
    }

    /// <summary>Multiplies the rows of C by <paramref name="before"/>, makes its columns orthonormal, and multiplies the rows by <paramref name="after"/>.</summary>
    /// <param name="c">Column by column.</param>
    /// <param name="identity">ε ≥ 0.</param>
    /// <param name="mask">The lanes to change.</param>
    [MethodImpl(Kernel.Options)]
    public void Step(Span<T> c, ReadOnlySpan<T> before, T identity, ReadOnlySpan<T> after, T mask)
    {
        Span<T> work = this.work.Span, basis = this.basis.Span;
        for (int j = 0; j < columns; j++)
        {
            Span<T> column = work.Slice(j * height, height), upper = column[..rows];
            ReadOnlySpan<T> from = c.Slice(j * rows, rows), factors = before[..rows];
            for (int r = 0; r < upper.Length; r++)
                upper[r] = factors[r] * from[r];
            column[rows..].Clear();
            column[rows + j] = identity;
        }

        Orthonormalise(work, basis, unused.Span, minusTaus.Span);
        for (int j = 0; j < columns; j++)
        {
            Span<T> to = c.Slice(j * rows, rows);
            ReadOnlySpan<T> upper = basis.Slice(j * height, rows), factors = after[..rows];
            for (int r = 0; r < to.Length; r++)
                to[r] = T.Select(mask, factors[r] * upper[r], to[r]);
        }
    }

    [MethodImpl(Kernel.Options)]
    private void Orthonormalise(Span<T> work, Span<T> basis, Span<T> unused, Span<T> minusTaus)
    {
        T zero = T.Broadcast(0.0);
        unused.Fill(T.Equal(zero, zero));
        for (int k = 0; k < columns; k++)
        {
            // Rows of the identity below row k are still zero in columns up to k.
            int active = rows + k + 1;
            Span<T> v = work.Slice(k * height, active);
            T minusTau = Reflector(v, unused[..active]);
            minusTaus[k] = minusTau;
            for (int j = k + 1; j < columns; j++)
                Reflect(v, minusTau, work.Slice(j * height, active));
        }

        // Column j of the basis is the product of reflections 0 … j applied to the unit vector of pivot j.
        T one = T.Broadcast(1.0);
        for (int k = columns - 1; k >= 0; k--)
        {
            int active = rows + k + 1;
            ReadOnlySpan<T> v = work.Slice(k * height, active);
            T minusTau = minusTaus[k];
            basis.Slice((k * height) + active, height - active).Clear();
            Span<T> own = basis.Slice(k * height, active);
            for (int r = 0; r < own.Length; r++)
                own[r] = T.Fma(v[r], minusTau, T.Select(T.Equal(v[r], one), one, zero));
            for (int j = k + 1; j < columns; j++)
                Reflect(v, minusTau, basis.Slice(j * height, active));
        }
    }

    /// <summary>Turns a column into the vector v of its reflection I − τvvᵀ, with 1 at the pivot and at most ½ elsewhere; returns −τ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reflector(Span<T> x, Span<T> unused)
    {
        T one = T.Broadcast(1.0), zero = T.Broadcast(0.0);
        T squared = zero, largest = zero, pivot = zero, row = zero, pivotRow = T.Broadcast(x.Length - 1);
        for (int r = 0; r < x.Length; r++)
        {
            T entry = T.And(unused[r], x[r]), size = T.Abs(entry), larger = T.LessThan(largest, size);
            x[r] = entry;
            largest = T.Select(larger, size, largest);
            pivot = T.Select(larger, entry, pivot);
            pivotRow = T.Select(larger, row, pivotRow);
            squared = T.Fma(entry, entry, squared);
            row += one;
        }

        // A column that has underflowed altogether stands for its own row of the identity.
        T norm = T.Sqrt(squared), empty = T.Equal(norm, zero);
        T inverse = one / T.Select(empty, one, pivot + T.CopySign(norm, pivot));
        T tau = T.Select(empty, zero, one + (largest / T.Select(empty, one, norm)));
        row = zero;
        for (int r = 0; r < x.Length; r++)
        {
            T isPivot = T.Equal(row, pivotRow);
            x[r] = T.Select(isPivot, one, x[r] * inverse);
            unused[r] = T.And(unused[r], T.Not(isPivot));
            row += one;
        }

        return -tau;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Reflect(ReadOnlySpan<T> v, T minusTau, Span<T> x)
    {
        T dot = T.Broadcast(0.0);
        for (int r = 0; r < x.Length; r++)
            dot = T.Fma(v[r], x[r], dot);
        T factor = dot * minusTau;
        for (int r = 0; r < x.Length; r++)
            x[r] = T.Fma(v[r], factor, x[r]);
    }
}
