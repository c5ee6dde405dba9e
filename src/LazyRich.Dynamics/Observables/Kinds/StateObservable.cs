using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>The state as the solver holds it, in its own frame. Not in the catalogue: it is meant for <see cref="Replay"/>, which reads all others from it.</summary>
internal sealed class StateObservable<T>(StateShape shape) : IObservable<T> where T : unmanaged, ILanes<T>
{
    public int[] Shape { get; } = [shape.Length];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values) => q.CopyTo(values);
}

internal static class StateObservable
{
    public const string Name = "state";
}
