using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Crossings;

/// <summary>
/// Where a function rises through 0, in each lane by itself: Chandrupatla's method (1997), inverse quadratic interpolation where three
/// points bear it and bisection where they do not. A lane that has converged stands still while its neighbours go on.
/// </summary>
internal struct BracketedRoot<T> where T : unmanaged, ILanes<T>
{
    // Relative to the time since the start of the run.
    private const double Tolerance = 1e-12;

    // Relative to the bracket: what passes at once (a quantity that is rounding only) must not be followed down to the smallest double.
    private const double Nothing = 1e-30;

    private readonly T wanted;
    private readonly T origin, nothing;
    private T newest, newestValue;
    private T opposite, oppositeValue;
    private T share;
    private T open;

    /// <param name="wanted">Mask of the lanes to search; the others stay at <paramref name="high"/>.</param>
    /// <param name="origin">The time that arguments are counted from, ≥ 0.</param>
    /// <param name="low">The near end of the bracket (low, high], ≥ 0.</param>
    /// <param name="valueAtLow">Below 0.</param>
    /// <param name="valueAtHigh">At least 0.</param>
    public BracketedRoot(T wanted, T origin, T low, T high, T valueAtLow, T valueAtHigh)
    {
        this.wanted = wanted;
        this.origin = origin;
        nothing = T.Broadcast(Nothing) * (high - low);
        (newest, newestValue) = (high, valueAtHigh);
        (opposite, oppositeValue) = (low, valueAtLow);
        open = wanted;
        Next(valueAtHigh / (valueAtHigh - valueAtLow));
    }

    /// <summary>True while some lane has not converged.</summary>
    public readonly bool Open => T.Any(open);

    /// <summary>The next point to evaluate; where a lane has converged, its answer again.</summary>
    public readonly T Point => T.Select(open, T.Fma(share, opposite - newest, newest), Best);

    /// <summary>The end of the bracket at which the function is not below 0; greater than 0.</summary>
    public readonly T Best => T.Select(T.And(wanted, T.LessThan(newestValue, T.Broadcast(0.0))), opposite, newest);

    /// <param name="value">At <see cref="Point"/>.</param>
    [MethodImpl(Kernel.Options)]
    public void Add(T value)
    {
        T point = Point, zero = T.Broadcast(0.0), one = T.Broadcast(1.0);
        T below = T.LessThan(value, zero), newestBelow = T.LessThan(newestValue, zero);
        T sameSide = T.Or(T.And(below, newestBelow), T.And(T.Not(below), T.Not(newestBelow)));
        T third = T.Select(sameSide, newest, opposite), thirdValue = T.Select(sameSide, newestValue, oppositeValue);
        opposite = T.Select(open, T.Select(sameSide, opposite, newest), opposite);
        oppositeValue = T.Select(open, T.Select(sameSide, oppositeValue, newestValue), oppositeValue);
        newest = T.Select(open, point, newest);
        newestValue = T.Select(open, value, newestValue);

        T xi = (newest - opposite) / (third - opposite), phi = (newestValue - oppositeValue) / (thirdValue - oppositeValue);
        T bears = T.And(T.LessThan(phi * phi, xi), T.LessThan((one - phi) * (one - phi), one - xi));
        T across = newestValue / (oppositeValue - newestValue) * (thirdValue / (oppositeValue - thirdValue));
        T along = (third - newest) / (opposite - newest)
            * (newestValue / (thirdValue - newestValue))
            * (oppositeValue / (thirdValue - oppositeValue));
        Next(T.Select(bears, across + along, T.Broadcast(0.5)));
    }

    /// <summary>Closes lanes whose bracket is within tolerance, and keeps the next point that far inside the others'.</summary>
    private void Next(T proposed)
    {
        T half = T.Broadcast(0.5), one = T.Broadcast(1.0);
        T least = T.Fma(T.Broadcast(Tolerance), origin + Best, nothing) / T.Abs(opposite - newest);
        open = T.And(open, T.LessThan(least, half));
        share = T.Select(T.LessThan(proposed, least), least, T.Select(T.LessThan(one - least, proposed), one - least, proposed));
    }
}
