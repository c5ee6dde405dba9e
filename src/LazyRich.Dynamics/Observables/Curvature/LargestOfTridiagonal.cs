using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Curvature;

/// <summary>The largest eigenvalue of a symmetric tridiagonal matrix, by bisection on Sturm sequences, one matrix a lane.</summary>
internal static class LargestOfTridiagonal
{
    // Each halves an interval that starts at most three norms wide.
    private const int Halvings = 56;

    /// <param name="diagonal">At least one.</param>
    /// <param name="off">Beside it: off[k] between k and k + 1, not negative.</param>
    [MethodImpl(Kernel.Options)]
    public static T Of<T>(ReadOnlySpan<T> diagonal, ReadOnlySpan<T> off) where T : unmanaged, ILanes<T>
    {
        (T low, T high) = Bounds(diagonal, off);
        for (int halving = 0; halving < Halvings; halving++)
        {
            T middle = T.Fma(T.Broadcast(0.5), high - low, low);
            T above = ExceedsSomewhere(diagonal, off, middle);
            low = T.Select(above, middle, low);
            high = T.Select(above, high, middle);
        }

        return low;
    }

    /// <summary>The largest diagonal entry, which no largest eigenvalue is below, and Gershgorin's bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Low, T High) Bounds<T>(ReadOnlySpan<T> diagonal, ReadOnlySpan<T> off) where T : unmanaged, ILanes<T>
    {
        T low = diagonal[0], high = low, before = T.Broadcast(0.0);
        for (int k = 0; k < diagonal.Length; k++)
        {
            T after = k < off.Length ? off[k] : T.Broadcast(0.0), reach = diagonal[k] + before + after;
            low = T.Select(T.LessThan(low, diagonal[k]), diagonal[k], low);
            high = T.Select(T.LessThan(high, reach), reach, high);
            before = after;
        }

        return (low, high);
    }

    /// <summary>Mask of the lanes with an eigenvalue above x: where a pivot of T − xI is positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ExceedsSomewhere<T>(ReadOnlySpan<T> diagonal, ReadOnlySpan<T> off, T x) where T : unmanaged, ILanes<T>
    {
        T zero = T.Broadcast(0.0), pivot = diagonal[0] - x, found = T.LessThan(zero, pivot);
        for (int k = 1; k < diagonal.Length; k++)
        {
            pivot = T.Select(T.Equal(pivot, zero), T.Broadcast(-1e-300), pivot);
            pivot = diagonal[k] - x - (off[k - 1] / pivot * off[k - 1]);
            found = T.Or(found, T.LessThan(zero, pivot));
        }

        return found;
    }
}
