using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Crossings;

/// <summary>A level that the excess loss falls to, or the kernel distance rises to, and the first recorded interval in which each lane does.</summary>
internal sealed class Level<T>(StateShape shape, Quantity quantity) where T : unmanaged, ILanes<T>
{
    private readonly LaneArray<T> store = new(shape.Length);
    private T reached, lastPassing, lastTime;
    private bool begun;

    /// <summary>May be set until the first state is observed; NaN is never reached.</summary>
    public T Threshold { get; set; } = T.Broadcast(double.NaN);

    /// <summary>When the level was reached; +∞ where it was not, or has not been searched for yet.</summary>
    public T Time { get; private set; }

    /// <summary>Excess loss at <see cref="Time"/>.</summary>
    public T ExcessLoss { get; private set; }

    /// <summary>Mask of the lanes whose interval is known and whose time is still to be found in it.</summary>
    public T Pending { get; private set; }

    /// <summary>The interval, where pending.</summary>
    public T From { get; private set; }

    public T To { get; private set; }

    /// <summary><see cref="Passing"/> at both ends: below 0, and not.</summary>
    public T PassingFrom { get; private set; }

    public T PassingTo { get; private set; }

    /// <summary>The state at the interval's start, where pending.</summary>
    public Span<T> State => store.Span;

    /// <summary>How far the state last measured is past the level, in units of the quantity; negative before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Passing(Gauge<T> gauge) =>
        quantity == Quantity.ExcessLoss ? Threshold - gauge.ExcessLoss : gauge.KernelDistance - Threshold;

    /// <param name="before">The state observed before this one.</param>
    [MethodImpl(Kernel.Options)]
    public void Observe(T time, Gauge<T> gauge, ReadOnlySpan<T> before)
    {
        T passing = Passing(gauge), zero = T.Broadcast(0.0);
        T now = T.LessThanOrEqual(zero, passing);
        if (!begun)
        {
            begun = true;
            Time = T.Select(now, time, T.Broadcast(double.PositiveInfinity));
            ExcessLoss = gauge.ExcessLoss;
            reached = now;
            Pending = zero;
        }
        else
        {
            now = T.And(now, T.Not(reached));
            if (T.Any(now))
                Bracket(now, time, passing, before);
        }

        lastPassing = passing;
        lastTime = time;
    }

    /// <summary>States the threshold of a quantity that is 0 at t=0, after t=0 has been observed.</summary>
    public void SetAfterStart(T threshold)
    {
        Threshold = threshold;
        lastPassing = -threshold;
        reached = T.LessThanOrEqual(threshold, T.Broadcast(0.0));
        Time = T.Select(reached, lastTime, T.Broadcast(double.PositiveInfinity));
    }

    /// <summary>Ends the search in the lanes of the mask.</summary>
    public void Found(T mask, T time, T excessLoss)
    {
        Time = T.Select(mask, time, Time);
        ExcessLoss = T.Select(mask, excessLoss, ExcessLoss);
        Pending = T.And(Pending, T.Not(mask));
    }

    private void Bracket(T now, T time, T passing, ReadOnlySpan<T> before)
    {
        reached = T.Or(reached, now);
        Pending = T.Or(Pending, now);
        From = T.Select(now, lastTime, From);
        To = T.Select(now, time, To);
        PassingFrom = T.Select(now, lastPassing, PassingFrom);
        PassingTo = T.Select(now, passing, PassingTo);
        Span<T> state = State;
        for (int e = 0; e < state.Length; e++)
            state[e] = T.Select(now, before[e], state[e]);
    }
}
