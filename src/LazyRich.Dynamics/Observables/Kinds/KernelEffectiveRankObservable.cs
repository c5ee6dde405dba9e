using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>
/// Participation ratio of the eigenvalues of the neural tangent kernel, (tr K)²/‖K‖²: 1 … No·Ni, and 0 where K = 0. On whitened inputs
/// tr K/P = No tr W1ᵀW1 + Ni tr W2W2ᵀ, so that no eigenvalue is needed (SCIENCE section 4).
/// </summary>
internal sealed class KernelEffectiveRankObservable<T>(StateShape shape) : IObservable<T> where T : unmanaged, ILanes<T>
{
    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        T trace = T.Fma(
            T.Broadcast(shape.Outputs),
            LaneMatrices.Trace(gauge.InputGram, shape.Inputs),
            T.Broadcast(shape.Inputs) * LaneMatrices.Trace(gauge.OutputGram, shape.Outputs));
        T ratio = trace / gauge.KernelNorm;
        values[0] = T.Select(T.Equal(trace, T.Broadcast(0.0)), trace, ratio * ratio);
    }
}
