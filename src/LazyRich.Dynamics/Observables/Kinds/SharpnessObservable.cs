using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables.Curvature;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>
/// Largest eigenvalue of the loss's Hessian over all weights, in 1/τ: √(λ²+4s₁²) at the minimum of a λ-balanced network (SCIENCE section 4).
/// Gradient descent is unstable where η is above 2 over it.
/// </summary>
internal sealed class SharpnessObservable<T>(StateShape shape, IReadOnlyList<Target> targets) : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly Residual<T> residual = new(targets);
    private readonly HiddenUnits<T> units = new(shape);
    private readonly LargestEigenvalue<T> largest = new(shape with { OnlyGrams = false });

    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values) =>
        values[0] = largest.Of(units.Of(gauge, q), residual.Of(gauge.Product));
}
