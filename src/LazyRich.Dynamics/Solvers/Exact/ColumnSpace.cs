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
    private readonly LaneArray<T> unused;
    private readonly LaneArray<T> minusTaus;

    public ColumnSpace(int rows, int columns)
    {
        this.rows = rows;
        this.columns = columns;
        height = rows + columns;
        work = new(height * columns);
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
        Span<T> work = this.work.Span;
        for (int j = 0; j < columns; j++)
        {
            Span<T> column = work.Slice(j * height, height), upper = column[..rows];
            ReadOnlySpan<T> from = c.Slice(j * rows, rows), factors = before[..rows];
            for (int r = 0; r < upper.Length; r++)
                upper[r] = factors[r] * from[r];
            column[rows..].Clear();
            column[rows + j] = identity;
        }

        Factor(work, unused.Span, minusTaus.Span);
        Accumulate(work, minusTaus.Span);
        bool someStay = T.Any(T.Not(mask));
        for (int j = 0; j < columns; j++)
        {
            Span<T> to = c.Slice(j * rows, rows);
            ReadOnlySpan<T> upper = work.Slice(j * height, rows), factors = after[..rows];
            if (someStay)
            {
                for (int r = 0; r < to.Length; r++)
                    to[r] = T.Select(mask, factors[r] * upper[r], to[r]);
            }
            else
            {
                for (int r = 0; r < to.Length; r++)
                    to[r] = factors[r] * upper[r];
            }
        }
    }

    /// <summary>Turns each column into the vector of the reflection that makes it a multiple of its pivot's unit vector.</summary>
    [MethodImpl(Kernel.Options)]
    private void Factor(Span<T> work, Span<T> unused, Span<T> minusTaus)
    {
        T zero = T.Broadcast(0.0);
        unused.Fill(T.Equal(zero, zero));
        for (int k = 0; k < columns; k++)
        {
            Span<T> v = work.Slice(k * height, Active(k));
            T minusTau = Reflector(v, unused[..v.Length]);
            minusTaus[k] = minusTau;
            for (int j = k + 1; j < columns; j++)
                Reflect(v, minusTau, work.Slice(j * height, v.Length));
        }
    }

    /// <summary>Column j of the basis is the product of reflections 0 … j applied to ± the unit vector of pivot j; it takes the place of vector j.</summary>
    [MethodImpl(Kernel.Options)]
    private void Accumulate(Span<T> work, ReadOnlySpan<T> minusTaus)
    {
        for (int k = columns - 1; k >= 0; k--)
        {
            Span<T> v = work.Slice(k * height, Active(k));
            T minusTau = minusTaus[k], one = T.Broadcast(1.0);
            for (int j = k + 1; j < columns; j++)
                Reflect(v, minusTau, work.Slice(j * height, v.Length));
            for (int r = 0; r < v.Length; r++)
            {
                T entry = v[r], pivot = T.And(T.Equal(T.Abs(entry), one), entry);
                v[r] = T.Fma(entry, minusTau, pivot);
            }
        }
    }

    // Rows of the identity below row k are still zero in columns up to k.
    private int Active(int k) => rows + k + 1;

    /// <summary>Turns a column into the vector v of its reflection I − τvvᵀ, ±1 at the pivot and at most ½ in size elsewhere; returns −τ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reflector(Span<T> x, Span<T> unused)
    {
        T one = T.Broadcast(1.0), zero = T.Broadcast(0.0), squared = zero, largest = zero;
        for (int r = 0; r < x.Length; r++)
        {
            T entry = T.And(unused[r], x[r]);
            largest = T.Max(largest, T.Abs(entry));
            squared = T.Fma(entry, entry, squared);
        }

        T norm = T.Sqrt(squared), empty = T.Equal(norm, zero), searching = T.Not(empty);
        T inverse = one / T.Select(empty, one, largest + norm);
        T tau = T.Select(empty, zero, one + (largest / T.Select(empty, one, norm)));
        for (int r = 0; r < x.Length; r++)
        {
            T free = unused[r], entry = T.And(free, x[r]);
            T isPivot = T.And(searching, T.Equal(T.Abs(entry), largest)), others = T.Not(isPivot);
            searching = T.And(searching, others);
            x[r] = T.Select(isPivot, T.CopySign(one, entry), entry * inverse);
            unused[r] = T.And(free, others);
        }

        // A column that has underflowed altogether stands for its own row of the identity.
        ref T last = ref x[^1];
        last = T.Select(empty, one, last);
        unused[^1] = T.And(unused[^1], T.Not(empty));
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
