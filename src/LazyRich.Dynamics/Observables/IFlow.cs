using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>A solver that can move by any time at once.</summary>
internal interface IFlow<T> where T : unmanaged, ILanes<T>
{
    /// <summary>The state that each lane reaches from <paramref name="from"/> after its own <paramref name="elapsed"/> &gt; 0, in units of τ.</summary>
    /// <param name="since">When <paramref name="from"/> is, for solvers whose formulas start at t=0.</param>
    void Advance(ReadOnlySpan<T> from, T since, T elapsed, Span<T> to);
}
