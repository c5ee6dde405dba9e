using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics;

public static partial class Elementary
{
    /// <summary>x = k·ln 2 + r with |r| ≤ ½ ln 2, and e^r − 1 = r + tail; r and tail are kept apart because their sum would round too early.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T K, T R, T Tail) ReduceExponent<T>(T x) where T : unmanaged, ILanes<T>
    {
        T k = T.Round(x * T.Broadcast(Log2E));
        T high = T.Fma(-k, T.Broadcast(Ln2High), x);
        T r = T.Fma(-k, T.Broadcast(Ln2Low), high);
        T lost = T.Fma(-k, T.Broadcast(Ln2Low), high - r);
        return (k, r, T.Fma(r * r, ExponentialRemainder(r), lost));
    }

    /// <summary>
    /// (e^r − 1 − r)/r² on |r| ≤ ½ ln 2. Interpolated at Chebyshev points with the constant term held at ½, coefficients rounded to
    /// doubles; r² times its error stays below 2⁻⁶⁰.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ExponentialRemainder<T>(T r) where T : unmanaged, ILanes<T>
    {
        T r2 = r * r;
        T r4 = r2 * r2;
        T c01 = T.Fma(T.Broadcast(0.16666666666666669), r, T.Broadcast(0.5));
        T c23 = T.Fma(T.Broadcast(0.008333333333330065), r, T.Broadcast(0.041666666666666664));
        T c45 = T.Fma(T.Broadcast(0.0001984126986304067), r, T.Broadcast(0.0013888888888886554));
        T c67 = T.Fma(T.Broadcast(2.7557268480116333e-06), r, T.Broadcast(2.4801587317135252e-05));
        T c89 = T.Fma(T.Broadcast(2.5100375924709717e-08), r, T.Broadcast(2.7557282983917557e-07));
        T c8910 = T.Fma(T.Broadcast(2.0911229795563617e-09), r2, c89);
        T c0123 = T.Fma(c23, r2, c01);
        T c4567 = T.Fma(c67, r2, c45);
        return T.Fma(T.Fma(c8910, r4, c4567), r4, c0123);
    }
}
