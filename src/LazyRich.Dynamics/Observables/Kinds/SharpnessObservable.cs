using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Observables.Curvature;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>
/// Largest eigenvalue of the loss's Hessian over all weights that learn, in 1/τ: √(λ²+4s₁²) at the minimum of a λ-balanced network (SCIENCE section 4).
/// Gradient descent is unstable where η is above 2 over it.
/// </summary>
internal sealed class SharpnessObservable<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly IHessian<T> hessian;
    private readonly LargestEigenvalue<T> largest;
    private readonly HiddenUnits<T> units;

    public SharpnessObservable(StateShape shape, IReadOnlyList<Target> targets)
    {
        units = new(shape);
        hessian = targets[0].Problem.IsTwoLayerWhite ? new TwoLayerHessian<T>(units.Shape, targets) : new NetworkHessian<T>(shape, targets);
        largest = new(hessian, [.. targets[0].Problem.Frozen.Select(layer => units.Shape.RangeOf(layer))]);
    }

    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        hessian.At(gauge, q);
        values[0] = largest.Of(units.Of(gauge, q));
    }
}
