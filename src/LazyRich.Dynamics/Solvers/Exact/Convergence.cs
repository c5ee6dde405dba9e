using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Observables.Crossings;

namespace LazyRich.Dynamics.Solvers.Exact;

/// <summary>Finds when a run's excess loss has fallen to a tolerance.</summary>
internal sealed class Convergence<T>(StateShape shape, IReadOnlyList<Target> targets, IFlow<T> flow) where T : unmanaged, ILanes<T>
{
    // 4⁻²⁰: looks go from a trillionth of the limit to the limit, each four times as far as the one before.
    private const double FirstLook = 1.0 / (1L << 40);

    private readonly Gauge<T> gauge = Gauge<T>.Of(shape, targets);
    private readonly LaneArray<T> state = new(shape.Length);

    /// <returns>Each lane's time, or its limit where it comes first or where nothing is left to converge.</returns>
    public T EndOf(IReadOnlyList<ConvergedTime> until, ReadOnlySpan<T> start)
    {
        (T tolerance, T limit) = Read(until);
        gauge.Measure(start);
        T threshold = tolerance * gauge.ExcessLoss, zero = T.Broadcast(0.0);
        T low = zero, lowValue = threshold - gauge.ExcessLoss;
        T high = limit * T.Broadcast(FirstLook), highValue = lowValue;
        for (T open = T.LessThan(lowValue, zero); T.Any(open);)
        {
            T value = Evaluate(start, high, threshold);
            highValue = T.Select(open, value, highValue);
            open = T.And(open, T.And(T.LessThan(value, zero), T.LessThan(high, limit)));
            low = T.Select(open, high, low);
            lowValue = T.Select(open, value, lowValue);
            T further = T.Broadcast(4.0) * high;
            high = T.Select(open, T.Select(T.LessThan(further, limit), further, limit), high);
        }

        T found = T.And(T.LessThan(lowValue, zero), T.LessThanOrEqual(zero, highValue));
        return T.Select(found, Refine(start, threshold, found, (low, lowValue), (high, highValue)), limit);
    }

    private static (T Tolerance, T Limit) Read(IReadOnlyList<ConvergedTime> until)
    {
        var numbers = new LaneArray<T>(2);
        for (int lane = 0; lane < until.Count; lane++)
        {
            numbers.Set(0, lane, until[lane].Tolerance);
            numbers.Set(1, lane, until[lane].Limit);
        }

        return (numbers.Span[0], numbers.Span[1]);
    }

    private T Refine(ReadOnlySpan<T> start, T threshold, T found, (T Time, T Value) low, (T Time, T Value) high)
    {
        var root = new BracketedRoot<T>(found, T.Broadcast(0.0), low.Time, high.Time, low.Value, high.Value);
        while (root.Open)
            root.Add(Evaluate(start, root.Point, threshold));
        return root.Best;
    }

    private T Evaluate(ReadOnlySpan<T> start, T time, T threshold)
    {
        flow.Advance(start, T.Broadcast(0.0), time, state.Span);
        gauge.Measure(state.Span);
        return threshold - gauge.ExcessLoss;
    }
}
