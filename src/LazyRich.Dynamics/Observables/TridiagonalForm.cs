using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>The tridiagonal matrix with the eigenvalues of a symmetric one, by Householder reflections, one matrix a lane.</summary>
internal static class TridiagonalForm
{
    /// <param name="a">size×size, symmetric; overwritten.</param>
    /// <param name="off">Beside the diagonal; size − 1 of them.</param>
    /// <param name="mirror">Room for one vector.</param>
    /// <param name="image">Room for another.</param>
    [MethodImpl(Kernel.Options)]
    public static void Of<T>(Span<T> a, int size, Span<T> diagonal, Span<T> off, Span<T> mirror, Span<T> image) where T : unmanaged, ILanes<T>
    {
        for (int k = 0; k < size - 1; k++)
        {
            int rest = size - k - 1;
            Span<T> v = mirror[..rest], w = image[..rest];
            diagonal[k] = a[(k * size) + k];
            a.Slice((k * size) + k + 1, rest).CopyTo(v);
            off[k] = Reflect(v, out T factor);
            Image(a, size, k + 1, v, factor, w);
            for (int i = 0; i < rest; i++)
            {
                Span<T> row = a.Slice(((k + 1 + i) * size) + k + 1, rest);
                LaneMatrices.AddScaled(row, -v[i], w);
                LaneMatrices.AddScaled(row, -w[i], v);
            }
        }

        diagonal[size - 1] = a[^1];
    }

    /// <summary>Turns x into v with (I − factor·vvᵀ)x = result·e1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reflect<T>(Span<T> v, out T factor) where T : unmanaged, ILanes<T>
    {
        T zero = T.Broadcast(0.0), tail = zero;
        for (int i = 1; i < v.Length; i++)
            tail = T.Fma(v[i], v[i], tail);
        T first = v[0], length = T.Sqrt(T.Fma(first, first, tail)), none = T.Equal(tail, zero);
        v[0] = first + T.CopySign(length, first);
        factor = T.Select(none, zero, T.Broadcast(2.0) / T.Fma(v[0], v[0], tail));
        return T.Select(none, first, -T.CopySign(length, first));
    }

    /// <summary>w = p − ½·factor·(p·v)v with p = factor·Av, so that the reflected A is A − vwᵀ − wvᵀ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Image<T>(ReadOnlySpan<T> a, int size, int from, ReadOnlySpan<T> v, T factor, Span<T> w) where T : unmanaged, ILanes<T>
    {
        T along = T.Broadcast(0.0);
        w.Fill(along);
        for (int i = 0; i < w.Length; i++)
            LaneMatrices.AddScaled(w, v[i], a.Slice(((from + i) * size) + from, w.Length));
        for (int i = 0; i < w.Length; i++)
        {
            w[i] *= factor;
            along = T.Fma(w[i], v[i], along);
        }

        LaneMatrices.AddScaled(w, T.Broadcast(-0.5) * factor * along, v);
    }
}
