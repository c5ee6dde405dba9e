using System.Runtime.InteropServices;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;

namespace LazyRich.Dynamics.Solvers.Alone;

/// <summary>One run followed by itself, in plain doubles. Not thread-safe; one per run.</summary>
internal abstract class Course(StateShape shape) : IFlow<Lane1>
{
    public StateShape Shape => shape;

    /// <summary>Where the exact flow ends; null for a solver that does not know.</summary>
    public virtual ExactEnd? End => null;

    /// <summary>Sum of the estimated errors of steps taken though they were above the tolerance asked for, so far.</summary>
    public virtual double Missed => 0;

    /// <summary>When the path first slid along a kink, as far as it was followed; +∞ where it did not.</summary>
    public virtual double SlidesAt => double.PositiveInfinity;

    /// <param name="state">All of the state at t=0.</param>
    public abstract void Begin(Span<double> state);

    /// <param name="from">The state at <paramref name="since"/>.</param>
    /// <param name="elapsed">Greater than 0, in units of τ.</param>
    /// <param name="to">The state at their sum; not the same memory.</param>
    public abstract void Advance(ReadOnlySpan<double> from, double since, double elapsed, Span<double> to);

    void IFlow<Lane1>.Advance(ReadOnlySpan<Lane1> from, Lane1 since, Lane1 elapsed, Span<Lane1> to) =>
        Advance(MemoryMarshal.Cast<Lane1, double>(from), since[0], elapsed[0], MemoryMarshal.Cast<Lane1, double>(to));

    /// <summary>Makes a state that is not finite all NaN: what becomes of an infinity further on would depend on the machine.</summary>
    protected static void MarkIfNotFinite(Span<double> state)
    {
        foreach (double entry in state)
        {
            if (!double.IsFinite(entry))
            {
                state.Fill(double.NaN);
                return;
            }
        }
    }
}
