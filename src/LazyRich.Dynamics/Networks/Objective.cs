using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Networks;

/// <summary>The loss of a batch of networks, and which way their weights go down it. Not thread-safe; allocates only when made.</summary>
internal abstract class Objective<T>(IReadOnlyList<Problem> problems) where T : unmanaged, ILanes<T>
{
    public StateShape Shape { get; } = Recorder<T>.ShapeOf(problems[0]);

    protected ImmutableSortedSet<int> Frozen { get; } = problems[0].Frozen;

    public bool Learns(int layer) => !Frozen.Contains(layer);

    /// <summary>Goes forward through the network, for <see cref="Descend"/> to go back.</summary>
    /// <returns>What the loss is half of, less a part that no weights change.</returns>
    public abstract T Measure(ReadOnlySpan<T> q);

    /// <param name="q">The state last measured.</param>
    /// <param name="direction">As a state, weights only: −∇L; 0 in frozen layers.</param>
    public abstract void Descend(ReadOnlySpan<T> q, Span<T> direction);

    /// <param name="problems">One per lane, of one shape and kind, with the same layers frozen.</param>
    public static Objective<T> Of(IReadOnlyList<Problem> problems) =>
        problems[0].Activation == Activation.Linear ? new MomentObjective<T>(problems) : new SampleObjective<T>(problems);
}
