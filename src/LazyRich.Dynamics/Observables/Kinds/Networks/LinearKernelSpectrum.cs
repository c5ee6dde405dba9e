using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;

namespace LazyRich.Dynamics.Observables.Kinds.Networks;

/// <summary>
/// Eigenvalues of K/P of a linear network of any depth on inputs of any covariance, largest first: No·Ni of them, 0 for directions that Σxx does not have. Those of
/// Σ_l B_lB_lᵀ ⊗ (P_{l−1}L)ᵀP_{l−1}L (<see cref="LinearGauge{T}"/>); the kernel's other No·(P − Ni) are 0.
/// </summary>
internal sealed class LinearKernelSpectrum<T>(StateShape shape, IReadOnlyList<Target> targets) : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly SymmetricValues<T> eigen = new(shape.Outputs * targets.Max(target => target.Attainable.Columns));

    public int[] Shape { get; } = [shape.Outputs * shape.Inputs];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        var linear = (LinearGauge<T>)gauge;
        int rank = linear.Rank, size = shape.Outputs * rank;
        eigen.Matrix.Clear();
        for (int term = 0; term < shape.Layers; term++)
        {
            ReadOnlySpan<T> left = linear.Factors.Terms.Left(term), right = linear.Factors.Terms.Right(term);
            for (int o = 0; o < shape.Outputs * shape.Outputs; o++)
            {
                T weight = left[o] * gauge.KernelNorm;
                for (int i = 0; i < rank; i++)
                    LaneMatrices.AddScaled(eigen.Matrix.Slice((((o / shape.Outputs * rank) + i) * size) + (o % shape.Outputs * rank), rank), weight, right.Slice(i * rank, rank));
            }
        }

        values[size..].Clear();
        eigen.Decompose(values[..size]);
    }
}
