using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Crossings;

/// <summary>Finds when a level is reached inside an interval, by following the flow from the interval's start.</summary>
internal sealed class ContinuousSearch<T>(StateShape shape) where T : unmanaged, ILanes<T>
{
    // A level that is passed only at t=∞ must not be followed there; in units of the interval's start, or of τ before t=1.
    private const double Farthest = 1e9;

    private readonly LaneArray<T> state = new(shape.Length);

    public void Find(Level<T> level, IFlow<T> flow, Gauge<T> gauge)
    {
        T pending = level.Pending, zero = T.Broadcast(0.0);
        if (!T.Any(pending))
            return;

        // Lanes with nothing to find go a negligible way from whatever state is there.
        T low = zero, lowValue = level.PassingFrom;
        T high = T.Select(pending, level.To - level.From, T.Broadcast(1e-9)), highValue = level.PassingTo;
        T endless = T.And(pending, T.Equal(level.To, T.Broadcast(double.PositiveInfinity)));
        if (T.Any(endless))
        {
            Bracket(level, flow, gauge, endless, ref low, ref lowValue, ref high, ref highValue);
            T never = T.And(endless, T.LessThan(highValue, zero));
            level.Found(never, T.Broadcast(double.PositiveInfinity), gauge.ExcessLoss);
            pending = level.Pending;
        }

        var root = new BracketedRoot<T>(pending, level.From, low, high, lowValue, highValue);
        while (root.Open)
            root.Add(Evaluate(level, flow, gauge, root.Point));
        Evaluate(level, flow, gauge, root.Best);
        level.Found(pending, level.From + root.Best, gauge.ExcessLoss);
    }

    /// <summary>Looks four times as far each time, in the lanes whose interval ends at t=∞, until the level is passed.</summary>
    private void Bracket(Level<T> level, IFlow<T> flow, Gauge<T> gauge, T endless, ref T low, ref T lowValue, ref T high, ref T highValue)
    {
        T zero = T.Broadcast(0.0), one = T.Broadcast(1.0);
        T farthest = T.Broadcast(Farthest) * T.Max(level.From, one);
        high = T.Select(endless, T.Select(T.LessThan(zero, level.From), level.From, T.Broadcast(1e-9)), high);
        for (T open = endless; T.Any(open);)
        {
            T value = Evaluate(level, flow, gauge, high);
            highValue = T.Select(open, value, highValue);
            open = T.And(open, T.And(T.LessThan(value, zero), T.LessThan(high, farthest)));
            low = T.Select(open, high, low);
            lowValue = T.Select(open, value, lowValue);
            high = T.Select(open, T.Broadcast(4.0) * high, high);
        }
    }

    private T Evaluate(Level<T> level, IFlow<T> flow, Gauge<T> gauge, T elapsed)
    {
        flow.Advance(level.State, level.From, elapsed, state.Span);
        gauge.Measure(state.Span);
        return level.Passing(gauge);
    }
}
