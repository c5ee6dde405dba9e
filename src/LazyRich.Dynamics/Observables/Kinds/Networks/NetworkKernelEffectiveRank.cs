using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;

namespace LazyRich.Dynamics.Observables.Kinds.Networks;

/// <summary>(tr K)²/‖K‖² of any network: 1 … No·P, and 0 where K = 0. Of a linear one tr K/P = Σ_l tr B_lB_lᵀ · tr (P_{l−1}L)ᵀP_{l−1}L.</summary>
internal sealed class NetworkKernelEffectiveRank<T>(StateShape shape) : IObservable<T> where T : unmanaged, ILanes<T>
{
    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        T ratio = gauge is LinearGauge<T> linear ? OfTerms(linear) : OfEntries((SampleGauge<T>)gauge);
        values[0] = T.Select(T.Equal(gauge.KernelNorm, T.Broadcast(0.0)), T.Broadcast(0.0), ratio * ratio);
    }

    /// <summary>The gauge has divided the first factors by the norm.</summary>
    private T OfTerms(LinearGauge<T> gauge)
    {
        T trace = T.Broadcast(0.0);
        for (int term = 0; term < shape.Layers; term++)
        {
            T left = LaneMatrices.Trace<T>(gauge.Factors.Terms.Left(term), shape.Outputs);
            trace = T.Fma(left, LaneMatrices.Trace<T>(gauge.Factors.Terms.Right(term), gauge.Rank), trace);
        }

        return trace;
    }

    private T OfEntries(SampleGauge<T> gauge)
    {
        int size = shape.Outputs * gauge.Samples;
        T trace = T.Broadcast(0.0);
        for (int row = 0, at = 0; row < size; at += size - row, row++)
            trace += gauge.Kernel[at];
        return trace / (gauge.KernelNorm * T.Broadcast(gauge.Samples));
    }
}
