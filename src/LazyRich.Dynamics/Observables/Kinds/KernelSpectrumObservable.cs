using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>
/// Eigenvalues of K/P that whitened inputs make, largest first: No·Ni of them, rᵢ + bⱼ with r those of W1ᵀW1 and b those of W2W2ᵀ, since
/// K/P = I ⊗ W1ᵀW1 + W2W2ᵀ ⊗ I there (SCIENCE section 4). The kernel's other No·(P − Ni) are 0.
/// </summary>
internal sealed class KernelSpectrumObservable<T>(StateShape shape) : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly SymmetricEigen<T> inputs = new(shape.Inputs);
    private readonly SymmetricEigen<T> outputs = new(shape.Outputs);
    private readonly LaneArray<T> sums = new(shape.Inputs * shape.Outputs);
    private readonly double[] lane = new double[shape.Inputs * shape.Outputs];

    public int[] Shape { get; } = [shape.Inputs * shape.Outputs];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        inputs.Decompose(gauge.InputGram);
        outputs.Decompose(gauge.OutputGram);
        int next = 0;
        foreach (T r in inputs.Values)
        {
            foreach (T b in outputs.Values)
                sums.Span[next++] = r + b;
        }

        for (int l = 0; l < T.Count; l++)
        {
            for (int k = 0; k < lane.Length; k++)
                lane[k] = -sums.Get(k, l);
            lane.AsSpan().Sort();
            for (int k = 0; k < lane.Length; k++)
                sums.Set(k, l, -lane[k]);
        }

        sums.Span.CopyTo(values);
    }
}
