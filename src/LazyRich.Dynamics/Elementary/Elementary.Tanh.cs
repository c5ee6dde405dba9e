using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics;

public static partial class Elementary
{
    /// <summary>tanh x = −m/(m + 2) with m = e^{−2|x|} − 1 and the sign of x; relative error ≤ 3 ulp; −0 gives −0.</summary>
    /// <remarks>±1 beyond ±19.1, NaN for NaN.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh<T>(T x) where T : unmanaged, ILanes<T>
    {
        T m = ExpM1(T.Broadcast(-2.0) * T.Abs(x));
        return T.CopySign(m / (m + T.Broadcast(2.0)), x);
    }

    /// <inheritdoc cref="Tanh{T}(T)"/>
    public static double Tanh(double x) => Tanh(new Lane1(x))[0];
}
