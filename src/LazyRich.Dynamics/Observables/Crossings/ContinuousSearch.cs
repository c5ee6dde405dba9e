using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Crossings;

/// <summary>Finds when a level is reached inside an interval, by following the flow from the interval's start.</summary>
internal sealed class ContinuousSearch<T>(StateShape shape) where T : unmanaged, ILanes<T>
{
    private readonly LaneArray<T> state = new(shape.Length);

    public void Find(Level<T> level, IFlow<T> flow, Gauge<T> gauge)
    {
        T pending = level.Pending, zero = T.Broadcast(0.0);
        if (!T.Any(pending))
            return;

        // Lanes with nothing to find go a negligible way from whatever state is there.
        var root = new BracketedRoot<T>(
            pending,
            level.From,
            zero,
            T.Select(pending, level.To - level.From, T.Broadcast(1e-9)),
            level.PassingFrom,
            level.PassingTo);
        while (root.Open)
            root.Add(Evaluate(level, flow, gauge, root.Point));
        Evaluate(level, flow, gauge, root.Best);
        level.Found(pending, level.From + root.Best, gauge.ExcessLoss);
    }

    private T Evaluate(Level<T> level, IFlow<T> flow, Gauge<T> gauge, T elapsed)
    {
        flow.Advance(level.State, level.From, elapsed, state.Span);
        gauge.Measure(state.Span);
        return level.Passing(gauge);
    }
}
