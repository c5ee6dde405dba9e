using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>Products of small row-major matrices, one matrix a lane. Nothing is allocated, and results must not overlap operands.</summary>
internal static class LaneMatrices
{
    /// <summary>result = a·b, with a rows×inner and b inner×columns.</summary>
    [MethodImpl(Kernel.Options)]
    public static void Multiply<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, int inner, Span<T> result) where T : unmanaged, ILanes<T>
    {
        int rows = a.Length / inner, columns = b.Length / inner;
        result.Fill(T.Broadcast(0.0));
        for (int i = 0; i < rows; i++)
        {
            Span<T> row = result.Slice(i * columns, columns);
            for (int k = 0; k < inner; k++)
                AddScaled(row, a[(i * inner) + k], b.Slice(k * columns, columns));
        }
    }

    /// <summary>result = aᵀ·b, with a inner×rows and b inner×columns.</summary>
    [MethodImpl(Kernel.Options)]
    public static void MultiplyTransposed<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, int inner, Span<T> result) where T : unmanaged, ILanes<T>
    {
        int rows = a.Length / inner, columns = b.Length / inner;
        result.Fill(T.Broadcast(0.0));
        for (int k = 0; k < inner; k++)
        {
            for (int i = 0; i < rows; i++)
                AddScaled(result.Slice(i * columns, columns), a[(k * rows) + i], b.Slice(k * columns, columns));
        }
    }

    /// <summary>y ← y + factor·x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled<T>(Span<T> y, T factor, ReadOnlySpan<T> x) where T : unmanaged, ILanes<T>
    {
        for (int j = 0; j < y.Length; j++)
            y[j] = T.Fma(factor, x[j], y[j]);
    }

    /// <summary>A symmetric matrix of which only what is on and above the diagonal is given.</summary>
    [MethodImpl(Kernel.Options)]
    public static void Mirror<T>(ReadOnlySpan<T> upper, int size, Span<T> whole) where T : unmanaged, ILanes<T>
    {
        for (int i = 0; i < size; i++)
        {
            for (int j = i; j < size; j++)
                whole[(i * size) + j] = whole[(j * size) + i] = upper[(i * size) + j];
        }
    }

    [MethodImpl(Kernel.Options)]
    public static T Trace<T>(ReadOnlySpan<T> m, int size) where T : unmanaged, ILanes<T>
    {
        T trace = T.Broadcast(0.0);
        for (int i = 0; i < m.Length; i += size + 1)
            trace += m[i];
        return trace;
    }

    /// <summary>⟨x, y⟩ of symmetric matrices, each given on and above the diagonal at least.</summary>
    [MethodImpl(Kernel.Options)]
    public static T SymmetricDot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, int size) where T : unmanaged, ILanes<T>
    {
        T diagonal = T.Broadcast(0.0), off = diagonal;
        for (int i = 0; i < size; i++)
        {
            int row = i * size;
            diagonal = T.Fma(x[row + i], y[row + i], diagonal);
            for (int j = i + 1; j < size; j++)
                off = T.Fma(x[row + j], y[row + j], off);
        }

        return T.Fma(T.Broadcast(2.0), off, diagonal);
    }
}
