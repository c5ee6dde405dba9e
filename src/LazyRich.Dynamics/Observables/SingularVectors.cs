using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>Singular values of a small matrix, largest first, with both their singular vectors.</summary>
internal sealed class SingularVectors<T>(int rows, int columns) where T : unmanaged, ILanes<T>
{
    // Of the largest value: what is smaller is rounding, and its vector along the longer side is none.
    private const double Negligible = 1e-13;

    private readonly int count = Math.Min(rows, columns);
    private readonly int length = Math.Max(rows, columns);
    private readonly SingularValues<T> decomposition = new(rows, columns, vectorsMatter: true);
    private readonly LaneArray<T> shorter = new(Math.Min(rows, columns) * Math.Min(rows, columns));
    private readonly LaneArray<T> longer = new(rows * columns);
    private readonly LaneArray<T> lengths = new(Math.Min(rows, columns));

    /// <summary>Row i is the left singular vector of value i, count×rows; 0 where the value is 0 to rounding.</summary>
    public ReadOnlySpan<T> Left => rows <= columns ? shorter.Span : longer.Span;

    /// <summary>The right ones, count×columns.</summary>
    public ReadOnlySpan<T> Right => rows <= columns ? longer.Span : shorter.Span;

    /// <summary>The values over one power of two, largest first.</summary>
    public ReadOnlySpan<T> Lengths => lengths.Span;

    /// <summary>Overwrites <see cref="Left"/> and <see cref="Right"/>.</summary>
    public void Decompose(ReadOnlySpan<T> matrix)
    {
        decomposition.Of(matrix);
        decomposition.Short.CopyTo(shorter.Span);
        decomposition.Long.CopyTo(longer.Span);
        Sort();
        Normalise();
    }

    [MethodImpl(Kernel.Options)]
    private void Sort()
    {
        Span<T> keys = lengths.Span;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<T> vector = longer.Span.Slice(i * length, length);
            keys[i] = T.Sqrt(RowProducts.Dot(vector, vector));
        }

        for (int end = count - 1; end > 0; end--)
        {
            for (int i = 0; i < end; i++)
            {
                T swap = T.LessThan(keys[i], keys[i + 1]);
                if (!T.Any(swap))
                    continue;
                LaneOrder.SwapWhere(swap, keys.Slice(i, 1), keys.Slice(i + 1, 1));
                LaneOrder.SwapWhere(swap, longer.Span.Slice(i * length, length), longer.Span.Slice((i + 1) * length, length));
                LaneOrder.SwapWhere(swap, shorter.Span.Slice(i * count, count), shorter.Span.Slice((i + 1) * count, count));
            }
        }
    }

    [MethodImpl(Kernel.Options)]
    private void Normalise()
    {
        T one = T.Broadcast(1.0), zero = T.Broadcast(0.0), least = lengths.Span[0] * T.Broadcast(Negligible);
        for (int i = 0; i < count; i++)
        {
            T none = T.LessThanOrEqual(lengths.Span[i], least), factor = T.Select(none, zero, one / lengths.Span[i]);
            foreach (ref T entry in longer.Span.Slice(i * length, length))
                entry *= factor;
            foreach (ref T entry in shorter.Span.Slice(i * count, count))
                entry = T.Select(none, zero, entry);
        }
    }
}
