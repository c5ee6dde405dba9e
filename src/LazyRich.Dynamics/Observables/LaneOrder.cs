using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>Sorting where each lane has an order of its own.</summary>
internal static class LaneOrder
{
    /// <summary>Exchanges two rows in the lanes of the mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SwapWhere<T>(T mask, Span<T> row, Span<T> other) where T : unmanaged, ILanes<T>
    {
        for (int k = 0; k < row.Length; k++)
        {
            T x = row[k], y = other[k];
            row[k] = T.Select(mask, y, x);
            other[k] = T.Select(mask, x, y);
        }
    }
}
