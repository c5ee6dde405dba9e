using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Networks;

/// <summary>What hidden units make of what they are given.</summary>
internal static class HiddenUnits
{
    /// <summary>Turns z into φ(z), and puts φ'(z) into <paramref name="slopes"/>. What is not finite stays so: a diverged network must show.</summary>
    [MethodImpl(Kernel.Options)]
    public static void Activate<T>(Activation activation, Span<T> z, Span<T> slopes) where T : unmanaged, ILanes<T>
    {
        T zero = T.Broadcast(0.0), one = T.Broadcast(1.0);
        if (activation == Activation.ReLU)
        {
            for (int e = 0; e < z.Length; e++)
            {
                T off = T.LessThanOrEqual(z[e], zero);
                z[e] = T.Select(off, zero, z[e]);
                slopes[e] = T.Select(off, zero, one);
            }
        }
        else if (activation == Activation.Tanh)
        {
            for (int e = 0; e < z.Length; e++)
            {
                T h = Elementary.Tanh(z[e]);
                z[e] = h;
                slopes[e] = (one - h) * (one + h);
            }
        }
    }
}
