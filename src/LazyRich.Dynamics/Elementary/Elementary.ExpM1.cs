using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics;

public static partial class Elementary
{
    /// <summary>e^x − 1, relative error ≤ 1 ulp down to the smallest x; −0 gives −0.</summary>
    /// <remarks>+∞ from x = 709.79 on, −1 below −37.5, NaN for NaN.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpM1<T>(T x) where T : unmanaged, ILanes<T>
    {
        T low = T.Broadcast(-40.0);
        T high = T.Broadcast(710.0);
        T bounded = T.Select(T.LessThan(x, low), low, T.Select(T.LessThan(high, x), high, x));
        (T k, T r, T tail) = ReduceExponent(bounded);

        // 2^1024 is no double, though results just below the largest double need it: one factor 2 is then kept back.
        T one = T.Broadcast(1.0);
        T top = T.Equal(k, T.Broadcast(1024.0));
        T kept = T.Select(top, T.Broadcast(2.0), one);
        T power = T.Scale(one, T.Select(top, T.Broadcast(1023.0), k));
        T large = power - T.Select(top, T.Broadcast(0.5), one);
        T small = power * r;

        // |large| ≥ |small|, or large is 0: what their sum loses is exact, and joins the tail before the last rounding.
        T sum = large + small;
        T rest = T.Fma(power, tail, small - (sum - large));
        return T.CopySign((sum + rest) * kept, x);
    }

    /// <inheritdoc cref="ExpM1{T}(T)"/>
    public static double ExpM1(double x) => ExpM1(new Lane1(x))[0];
}
