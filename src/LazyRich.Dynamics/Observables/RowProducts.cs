using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>Inner products of the rows of states: they make the product W2W1 and both Gram matrices.</summary>
/// <remarks>Four sums at a time share the loads of one row and hide each other's latency; each keeps its own order.</remarks>
internal static class RowProducts
{
    /// <summary>result[i, j] = leftᵢ · rightⱼ, for rows of <paramref name="length"/>.</summary>
    [MethodImpl(Kernel.Options)]
    public static void Cross<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, int length, Span<T> result) where T : unmanaged, ILanes<T>
    {
        int across = right.Length / length;
        for (int i = 0; i * length < left.Length; i++)
            Products(left.Slice(i * length, length), right, result.Slice(i * across, across));
    }

    /// <summary>result[i, j] = rowᵢ · rowⱼ for i ≤ j; what is below the diagonal stays as it is.</summary>
    [MethodImpl(Kernel.Options)]
    public static void Gram<T>(ReadOnlySpan<T> rows, int length, Span<T> result) where T : unmanaged, ILanes<T>
    {
        int count = rows.Length / length;
        for (int i = 0; i < count; i++)
            Products(rows.Slice(i * length, length), rows[(i * length)..], result.Slice((i * count) + i, count - i));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : unmanaged, ILanes<T>
    {
        T sum = T.Broadcast(0.0);
        for (int k = 0; k < x.Length; k++)
            sum = T.Fma(x[k], y[k], sum);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Products<T>(ReadOnlySpan<T> row, ReadOnlySpan<T> others, Span<T> result) where T : unmanaged, ILanes<T>
    {
        int j = 0, length = row.Length;
        for (; j + 4 <= result.Length; j += 4)
        {
            ReadOnlySpan<T> a = others.Slice(j * length, length), b = others.Slice((j + 1) * length, length);
            ReadOnlySpan<T> c = others.Slice((j + 2) * length, length), d = others.Slice((j + 3) * length, length);
            T sumA = T.Broadcast(0.0), sumB = sumA, sumC = sumA, sumD = sumA;
            for (int k = 0; k < row.Length; k++)
            {
                T entry = row[k];
                sumA = T.Fma(entry, a[k], sumA);
                sumB = T.Fma(entry, b[k], sumB);
                sumC = T.Fma(entry, c[k], sumC);
                sumD = T.Fma(entry, d[k], sumD);
            }

            result[j] = sumA;
            result[j + 1] = sumB;
            result[j + 2] = sumC;
            result[j + 3] = sumD;
        }

        for (; j < result.Length; j++)
            result[j] = Dot(row, others.Slice(j * length, length));
    }
}
