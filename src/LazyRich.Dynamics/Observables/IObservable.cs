using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>One thing that is observed of every recorded state.</summary>
internal interface IObservable<T> where T : unmanaged, ILanes<T>
{
    /// <summary>Of one recorded time: empty for a scalar.</summary>
    int[] Shape { get; }

    /// <param name="gauge">Has just measured <paramref name="q"/>.</param>
    /// <param name="values">As many as the shape holds, row-major.</param>
    void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values);
}
