using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>Inner products of the rows of states: they make the product W2W1 and both Gram matrices.</summary>
internal static class RowProducts
{
    /// <summary>result[i, j] = leftᵢ · rightⱼ, for rows of <paramref name="length"/>.</summary>
    [MethodImpl(Kernel.Options)]
    public static void Cross<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, int length, Span<T> result) where T : unmanaged, ILanes<T>
    {
        int next = 0;
        for (int i = 0; i < left.Length; i += length)
        {
            for (int j = 0; j < right.Length; j += length)
                result[next++] = Dot(left.Slice(i, length), right.Slice(j, length));
        }
    }

    /// <summary>result[i, j] = rowᵢ · rowⱼ for i ≤ j; what is below the diagonal stays as it is.</summary>
    [MethodImpl(Kernel.Options)]
    public static void Gram<T>(ReadOnlySpan<T> rows, int length, Span<T> result) where T : unmanaged, ILanes<T>
    {
        int count = rows.Length / length;
        for (int i = 0; i < count; i++)
        {
            for (int j = i; j < count; j++)
                result[(i * count) + j] = Dot(rows.Slice(i * length, length), rows.Slice(j * length, length));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : unmanaged, ILanes<T>
    {
        T sum = T.Broadcast(0.0);
        for (int k = 0; k < x.Length; k++)
            sum = T.Fma(x[k], y[k], sum);
        return sum;
    }
}
