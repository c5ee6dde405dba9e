using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>Eigenvalues, ascending, and orthonormal eigenvectors of small symmetric matrices by cyclic Jacobi rotations, one matrix a lane.</summary>
/// <remarks>Errors of eigenvalues are some 1e-16 of the matrix's norm; each lane turns for itself, so its bits do not depend on its neighbours.</remarks>
internal sealed class SymmetricEigen<T>(int size) where T : unmanaged, ILanes<T>
{
    // Convergence is quadratic: six sweeps are usual, and only what is not finite gets this far.
    private const int MaximumSweeps = 40;

    // Of the matrix's norm: entries off the diagonal below it change no eigenvalue.
    private const double Negligible = 1e-17;

    private readonly LaneArray<T> work = new(size * size);
    private readonly LaneArray<T> vectors = new(size * size);
    private readonly LaneArray<T> values = new(size);

    /// <summary>As many as the size, ascending; overwritten by the next call.</summary>
    public ReadOnlySpan<T> Values => values.Span;

    /// <summary>Row i is the eigenvector of value i.</summary>
    public ReadOnlySpan<T> Vectors => vectors.Span;

    /// <param name="upper">size×size; only what is on and above the diagonal is read.</param>
    public void Decompose(ReadOnlySpan<T> upper)
    {
        LaneMatrices.Mirror(upper, size, work.Span);
        vectors.Span.Fill(T.Broadcast(0.0));
        for (int i = 0; i < size; i++)
            vectors.Span[(i * size) + i] = T.Broadcast(1.0);
        T least = T.Sqrt(LaneMatrices.SymmetricDot<T>(work.Span, work.Span, size)) * T.Broadcast(Negligible);
        for (int sweep = 0; sweep < MaximumSweeps && Sweep(work.Span, vectors.Span, least); sweep++)
        {
        }

        Sort(work.Span, vectors.Span, values.Span);
    }

    /// <summary>Makes each entry above the diagonal 0 in turn; false if none in any lane needed it.</summary>
    [MethodImpl(Kernel.Options)]
    private bool Sweep(Span<T> a, Span<T> basis, T least)
    {
        bool turned = false;
        for (int p = 0; p < size - 1; p++)
        {
            for (int q = p + 1; q < size; q++)
            {
                T entry = a[(p * size) + q], needed = T.LessThan(least, T.Abs(entry));
                if (!T.Any(needed))
                    continue;
                turned = true;
                T one = T.Broadcast(1.0), twice = entry + entry, difference = a[(q * size) + q] - a[(p * size) + p];
                T tangent = twice / (difference + T.CopySign(T.Sqrt(T.Fma(difference, difference, twice * twice)), difference));
                tangent = T.Select(needed, tangent, T.Broadcast(0.0));
                T cosine = one / T.Sqrt(T.Fma(tangent, tangent, one)), sine = tangent * cosine;
                TurnBoth(a, p, q, cosine, sine, tangent * entry, needed);
                Turn(basis.Slice(p * size, size), basis.Slice(q * size, size), cosine, sine);
            }
        }

        return turned;
    }

    /// <summary>Rows and columns p and q of a symmetric matrix; <paramref name="moved"/> goes from one diagonal entry to the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TurnBoth(Span<T> a, int p, int q, T cosine, T sine, T moved, T needed)
    {
        for (int k = 0; k < size; k++)
        {
            if (k == p || k == q)
                continue;
            T x = a[(p * size) + k], y = a[(q * size) + k];
            a[(p * size) + k] = a[(k * size) + p] = T.Fma(-sine, y, cosine * x);
            a[(q * size) + k] = a[(k * size) + q] = T.Fma(sine, x, cosine * y);
        }

        a[(p * size) + p] -= moved;
        a[(q * size) + q] += moved;
        a[(p * size) + q] = a[(q * size) + p] = T.Select(needed, T.Broadcast(0.0), a[(p * size) + q]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(Span<T> x, Span<T> y, T cosine, T sine)
    {
        for (int k = 0; k < x.Length; k++)
        {
            T xk = x[k], yk = y[k];
            x[k] = T.Fma(-sine, yk, cosine * xk);
            y[k] = T.Fma(sine, xk, cosine * yk);
        }
    }

    [MethodImpl(Kernel.Options)]
    private void Sort(ReadOnlySpan<T> a, Span<T> basis, Span<T> sorted)
    {
        for (int i = 0; i < size; i++)
            sorted[i] = a[(i * size) + i];
        for (int end = size - 1; end > 0; end--)
        {
            for (int i = 0; i < end; i++)
            {
                T swap = T.LessThan(sorted[i + 1], sorted[i]);
                if (!T.Any(swap))
                    continue;
                LaneOrder.SwapWhere(swap, sorted.Slice(i, 1), sorted.Slice(i + 1, 1));
                LaneOrder.SwapWhere(swap, basis.Slice(i * size, size), basis.Slice((i + 1) * size, size));
            }
        }
    }
}
