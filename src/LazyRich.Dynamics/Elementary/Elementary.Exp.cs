using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics;

public static partial class Elementary
{
    /// <summary>e^x, error ≤ 1 ulp; where the result is subnormal, ≤ 1 subnormal spacing.</summary>
    /// <remarks>+∞ from x = 709.79 on, 0 below −745.13, NaN for NaN.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x) where T : unmanaged, ILanes<T>
    {
        // Beyond these the answer no longer changes, and exponents stay where Scale is defined; NaN fails both comparisons and passes.
        T low = T.Broadcast(-746.0);
        T high = T.Broadcast(710.0);
        T bounded = T.Select(T.LessThan(x, low), low, T.Select(T.LessThan(high, x), high, x));
        (T k, T r, T tail) = ReduceExponent(bounded);

        // 1 + r with its rounding error beside it, so that the sum rounds once.
        T one = T.Broadcast(1.0);
        T sum = one + r;
        T significand = sum + ((r - (sum - one)) + tail);

        // Two factors, for 2^1024 and 2^−1075 are not doubles; only the second multiplication can round.
        T half = T.Round(k * T.Broadcast(0.5));
        return T.Scale(T.Scale(significand, half), k - half);
    }

    /// <inheritdoc cref="Exp{T}(T)"/>
    public static double Exp(double x) => Exp(new Lane1(x))[0];
}
