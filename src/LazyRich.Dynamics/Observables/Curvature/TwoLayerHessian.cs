using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Curvature;

/// <summary>The Hessian of L = ½‖W2W1 − S‖² times a direction [D1ᵀ; D2] of the state [W1ᵀ; W2], without ever forming it.</summary>
/// <remarks>
/// With E = S − W2W1 and M = W2D1 + D2W1 it is [(W2ᵀM − D2ᵀE)ᵀ; MW1ᵀ − ED1ᵀ]. Cost: 6·Ni·Nh·No multiply-adds.
/// </remarks>
internal sealed class TwoLayerHessian<T>(StateShape shape, IReadOnlyList<Target> targets) : IHessian<T> where T : unmanaged, ILanes<T>
{
    private readonly Residual<T> residual = new(targets);

    public int Length => shape.Length;

    public void At(Gauge<T> gauge, ReadOnlySpan<T> q) => residual.Of(gauge.Product);

    [MethodImpl(Kernel.Options)]
    public void Multiply(ReadOnlySpan<T> q, ReadOnlySpan<T> direction, Span<T> result)
    {
        int hidden = shape.Hidden, inputs = shape.Inputs, second = inputs * hidden;
        ReadOnlySpan<T> residual = this.residual.Last;
        result.Fill(T.Broadcast(0.0));
        for (int o = 0; o < shape.Outputs; o++)
        {
            ReadOnlySpan<T> w2 = q.Slice(second + (o * hidden), hidden), d2 = direction.Slice(second + (o * hidden), hidden);
            Span<T> r2 = result.Slice(second + (o * hidden), hidden);
            for (int i = 0; i < inputs; i++)
            {
                ReadOnlySpan<T> w1 = q.Slice(i * hidden, hidden), d1 = direction.Slice(i * hidden, hidden);
                Span<T> r1 = result.Slice(i * hidden, hidden);
                T m = T.Broadcast(0.0), e = -residual[(o * inputs) + i];
                for (int k = 0; k < hidden; k++)
                    m = T.Fma(w2[k], d1[k], T.Fma(d2[k], w1[k], m));
                for (int k = 0; k < hidden; k++)
                {
                    r1[k] = T.Fma(m, w2[k], T.Fma(e, d2[k], r1[k]));
                    r2[k] = T.Fma(m, w1[k], T.Fma(e, d1[k], r2[k]));
                }
            }
        }
    }
}
