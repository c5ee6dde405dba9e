using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Solvers.Exact;

/// <summary>An orthonormal basis of the column space of [C; εI], C being rows×columns, by Householder reflections.</summary>
/// <remarks>
/// The rows of C differ in size by hundreds of orders of magnitude, and each must keep its own relative digits. Householder QR does so when
/// the pivot of each reflection is the largest entry of its column among the rows not yet used (Cox and Higham 1998, row-wise stability).
/// Which row that is differs between lanes, so no row is moved: a reflection x → ∓‖x‖e_p has its own p in each lane, and once used, a row's
/// entries are set to zero, which takes it out of all later reflections. R is not needed.
/// </remarks>
internal sealed class ColumnSpace<T> where T : unmanaged, ILanes<T>
{
    private readonly int rows;
    private readonly int columns;
    private readonly int height;
    private readonly LaneArray<T> work;
    private readonly LaneArray<T> basis;
    private readonly LaneArray<T> unpivoted;
    private readonly LaneArray<T> taus;

    public ColumnSpace(int rows, int columns)
    {
        this.rows = rows;
        this.columns = columns;
        height = rows + columns;
        work = new(height * columns);
        basis = new(height * columns);
        unpivoted = new(height * columns);
        taus = new(columns);
    }

    /// <summary>Of column j: what was put in goes in here, rows first; the basis comes out of <see cref="Basis"/>.</summary>
    public Span<T> Column(int j) => work.Span.Slice(j * height, rows);

    /// <summary>Column j of the orthonormal basis, its upper part that belongs to C.</summary>
    public ReadOnlySpan<T> Basis(int j) => basis.Span.Slice(j * height, rows);

    /// <param name="identity">ε ≥ 0.</param>
    public void Orthonormalise(T identity)
    {
        T zero = T.Broadcast(0.0);
        for (int j = 0; j < columns; j++)
        {
            Span<T> lower = work.Span.Slice((j * height) + rows, columns);
            lower.Fill(zero);
            lower[j] = identity;
        }

        for (int k = 0; k < columns; k++)
        {
            Reflector(k);
            for (int j = k + 1; j < columns; j++)
                Reflect(k, j);
        }

        Accumulate();
    }

    // Rows of the identity below row k are still zero in columns up to k.
    private int Active(int k) => rows + k + 1;

    /// <summary>Turns column k into the vector v of its reflection I − τvvᵀ, with 1 at the pivot and nothing larger elsewhere.</summary>
    private void Reflector(int k)
    {
        T one = T.Broadcast(1.0), zero = T.Broadcast(0.0);
        Span<T> x = work.Span.Slice(k * height, Active(k)), others = unpivoted.Span.Slice(k * height, x.Length);
        T squared = zero, pivot = zero, row = zero, pivotRow = T.Broadcast(x.Length - 1);
        for (int r = 0; r < x.Length; r++)
        {
            T larger = T.LessThan(T.Abs(pivot), T.Abs(x[r]));
            pivot = T.Select(larger, x[r], pivot);
            pivotRow = T.Select(larger, row, pivotRow);
            squared = T.Fma(x[r], x[r], squared);
            row += one;
        }

        // A column that has underflowed altogether stands for its own row of the identity.
        T norm = T.Sqrt(squared);
        T empty = T.Equal(norm, zero);
        T inverse = one / T.Select(empty, one, pivot + T.CopySign(norm, pivot));
        taus.Span[k] = T.Select(empty, zero, one + (T.Abs(pivot) / T.Select(empty, one, norm)));
        row = zero;
        for (int r = 0; r < x.Length; r++)
        {
            T isPivot = T.Equal(row, pivotRow);
            x[r] = T.Select(isPivot, one, x[r] * inverse);
            others[r] = T.Not(isPivot);
            row += one;
        }
    }

    /// <summary>Applies reflection k to column j and takes its pivot row out.</summary>
    private void Reflect(int k, int j)
    {
        int active = Active(k);
        ReadOnlySpan<T> v = work.Span.Slice(k * height, active), others = unpivoted.Span.Slice(k * height, active);
        Span<T> x = work.Span.Slice(j * height, active);
        T dot = T.Broadcast(0.0);
        for (int r = 0; r < x.Length; r++)
            dot = T.Fma(v[r], x[r], dot);
        T minus = -(dot * taus.Span[k]);
        for (int r = 0; r < x.Length; r++)
            x[r] = T.And(others[r], T.Fma(v[r], minus, x[r]));
    }

    /// <summary>Column j of the basis is the product of reflections 0 … j applied to the unit vector of pivot j.</summary>
    private void Accumulate()
    {
        T one = T.Broadcast(1.0), zero = T.Broadcast(0.0);
        for (int k = columns - 1; k >= 0; k--)
        {
            int active = Active(k);
            ReadOnlySpan<T> v = work.Span.Slice(k * height, active), others = unpivoted.Span.Slice(k * height, active);
            T minusTau = -taus.Span[k];
            Span<T> own = basis.Span.Slice(k * height, height);
            own[active..].Fill(zero);
            for (int r = 0; r < v.Length; r++)
                own[r] = T.Fma(v[r], minusTau, T.Select(others[r], zero, one));
            for (int j = k + 1; j < columns; j++)
            {
                Span<T> z = basis.Span.Slice(j * height, active);
                T dot = zero;
                for (int r = 0; r < z.Length; r++)
                    dot = T.Fma(v[r], z[r], dot);
                T factor = dot * minusTau;
                for (int r = 0; r < z.Length; r++)
                    z[r] = T.Fma(v[r], factor, z[r]);
            }
        }
    }
}
