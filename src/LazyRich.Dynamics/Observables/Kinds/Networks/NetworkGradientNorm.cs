using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;

namespace LazyRich.Dynamics.Observables.Kinds.Networks;

/// <summary>‖∇L‖ over the weights of a network of any depth and activation that learn, by backpropagation.</summary>
internal sealed class NetworkGradientNorm<T>(StateShape shape, IReadOnlyList<Target> targets) : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly Objective<T> objective = Objective<T>.Of([.. targets.Select(target => target.Problem)]);
    private readonly LaneArray<T> direction = new(shape.Weights);

    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        objective.Measure(q);
        objective.Descend(q, direction.Span);
        values[0] = T.Sqrt(RowProducts.Dot<T>(direction.Span, direction.Span));
    }
}
