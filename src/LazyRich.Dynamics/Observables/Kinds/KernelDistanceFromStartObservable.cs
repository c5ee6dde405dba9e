using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>Kernel distance from the start of the run, where <c>ntk-distance</c> is that from the start of the phase; the same in a run without phases.</summary>
internal sealed class KernelDistanceFromStartObservable<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly Gauge<T>? own;

    public KernelDistanceFromStartObservable(StateShape shape, IReadOnlyList<Target> targets)
    {
        if (targets[0].Lookback is null)
            return;
        var origin = new LaneArray<T>(shape.Length);
        for (int lane = 0; lane < targets.Count; lane++)
            origin.SetLane(lane, targets[lane].Lookback!.Origin);

        // The state measured first is the one that distances are from.
        own = Gauge<T>.Of(shape, targets);
        own.Measure(origin.Span);
    }

    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        own?.Measure(q);
        values[0] = (own ?? gauge).KernelDistance;
    }
}
