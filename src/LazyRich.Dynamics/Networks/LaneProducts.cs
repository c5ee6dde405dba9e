using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Networks;

/// <summary>Matrix products over lanes.</summary>
internal static class LaneProducts
{
    /// <summary>c = a·b, each entry a sum in the order of the inner index.</summary>
    /// <remarks>Four sums at a time share the loads of a row of a and hide each other's latency.</remarks>
    [MethodImpl(Kernel.Options)]
    public static void Multiply<T>(ReadOnlySpan<T> a, MatrixPlace placeOfA, ReadOnlySpan<T> b, MatrixPlace placeOfB, Span<T> c, MatrixPlace placeOfC)
        where T : unmanaged, ILanes<T>
    {
        ref T left = ref Unsafe.Add(ref MemoryMarshal.GetReference(a), placeOfA.Offset);
        ref T right = ref Unsafe.Add(ref MemoryMarshal.GetReference(b), placeOfB.Offset);
        ref T target = ref Unsafe.Add(ref MemoryMarshal.GetReference(c), placeOfC.Offset);
        int inner = placeOfA.Columns, across = placeOfB.ColumnStride, down = placeOfB.RowStride, step = placeOfA.ColumnStride, next = placeOfC.ColumnStride;
        for (int i = 0; i < placeOfA.Rows; i++)
        {
            ref T row = ref Unsafe.Add(ref left, i * placeOfA.RowStride);
            ref T result = ref Unsafe.Add(ref target, i * placeOfC.RowStride);
            int j = 0;
            for (; j + 4 <= placeOfB.Columns; j += 4)
            {
                ref T block = ref Unsafe.Add(ref right, j * across);
                T weight = row;
                T s0 = weight * block, s1 = weight * Unsafe.Add(ref block, across);
                T s2 = weight * Unsafe.Add(ref block, 2 * across), s3 = weight * Unsafe.Add(ref block, 3 * across);
                for (int k = 1; k < inner; k++)
                {
                    weight = Unsafe.Add(ref row, k * step);
                    block = ref Unsafe.Add(ref block, down);
                    s0 = T.Fma(weight, block, s0);
                    s1 = T.Fma(weight, Unsafe.Add(ref block, across), s1);
                    s2 = T.Fma(weight, Unsafe.Add(ref block, 2 * across), s2);
                    s3 = T.Fma(weight, Unsafe.Add(ref block, 3 * across), s3);
                }

                Unsafe.Add(ref result, j * next) = s0;
                Unsafe.Add(ref result, (j + 1) * next) = s1;
                Unsafe.Add(ref result, (j + 2) * next) = s2;
                Unsafe.Add(ref result, (j + 3) * next) = s3;
            }

            for (; j < placeOfB.Columns; j++)
            {
                ref T column = ref Unsafe.Add(ref right, j * across);
                T sum = row * column;
                for (int k = 1; k < inner; k++)
                    sum = T.Fma(Unsafe.Add(ref row, k * step), Unsafe.Add(ref column, k * down), sum);
                Unsafe.Add(ref result, j * next) = sum;
            }
        }
    }

    /// <summary>Σ xᵢyᵢ in order.</summary>
    [MethodImpl(Kernel.Options)]
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : unmanaged, ILanes<T>
    {
        T sum = T.Broadcast(0.0);
        for (int k = 0; k < x.Length; k++)
            sum = T.Fma(x[k], y[k], sum);
        return sum;
    }

    /// <summary>Σ (xᵢ − yᵢ)² in order.</summary>
    [MethodImpl(Kernel.Options)]
    public static T SquaredDistance<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : unmanaged, ILanes<T>
    {
        T squares = T.Broadcast(0.0);
        for (int k = 0; k < x.Length; k++)
        {
            T off = x[k] - y[k];
            squares = T.Fma(off, off, squares);
        }

        return squares;
    }

    /// <summary>y ← y + a·x.</summary>
    [MethodImpl(Kernel.Options)]
    public static void AddScaled<T>(Span<T> y, T a, ReadOnlySpan<T> x) where T : unmanaged, ILanes<T>
    {
        for (int k = 0; k < y.Length; k++)
            y[k] = T.Fma(a, x[k], y[k]);
    }
}
