using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>Participation ratio of the singular values of W2W1, (Σσ)²/Σσ²: 1 … min(Ni, Nh, No), and 0 where W2W1 = 0.</summary>
internal sealed class EffectiveRankObservable<T>(StateShape shape) : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly SingularValues<T> singularValues = new(shape.Outputs, shape.Inputs);

    public int[] Shape => [];

    [MethodImpl(Kernel.Options)]
    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        T sum = T.Broadcast(0.0), squares = sum;
        foreach (T sigma in singularValues.Of(gauge.Product))
        {
            sum += sigma;
            squares = T.Fma(sigma, sigma, squares);
        }

        values[0] = T.Select(T.Equal(squares, T.Broadcast(0.0)), T.Broadcast(0.0), sum * sum / squares);
    }
}
