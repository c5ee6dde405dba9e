using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;

namespace LazyRich.Dynamics.Observables.Kinds.Networks;

/// <summary>Eigenvalues of K/P of a network that is not linear, on its samples, largest first: No·P of them.</summary>
internal sealed class SampleKernelSpectrum<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly int size, samples;
    private readonly SymmetricValues<T> eigen;

    public SampleKernelSpectrum(StateShape shape, IReadOnlyList<Target> targets)
    {
        samples = targets[0].Problem.Samples!.Count;
        size = shape.Outputs * samples;
        Shape = [size];
        eigen = new(size);
    }

    public int[] Shape { get; }

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        ReadOnlySpan<T> kernel = ((SampleGauge<T>)gauge).Kernel;
        T share = T.Broadcast(1.0 / samples);
        int at = 0;
        for (int row = 0; row < size; row++)
        {
            for (int column = row; column < size; column++, at++)
                eigen.Matrix[(row * size) + column] = eigen.Matrix[(column * size) + row] = kernel[at] * share;
        }

        eigen.Decompose(values);
    }
}
