using System.Collections.Immutable;

namespace LazyRich.Dynamics.Definitions;

/// <summary>
/// One of a run's phases: each starts with the weights that the one before ended with. Its times are in the run's <see cref="PhaseTimes"/>. Immutable,
/// thread-safe, shared by all runs that hold it.
/// </summary>
/// <param name="Name">As columns name it: <c>tune</c> in <c>tune.lambda</c>. Unique in its run.</param>
public sealed record PhaseDefinition(string Name)
{
    /// <summary>What is learned; null in the first phase, whose task is the run's own, and where <see cref="Learn"/> stands instead.</summary>
    public Setting? Task { get; init; }

    /// <summary>λ to which the learned function is rebalanced before the phase starts; null: the weights are as they are.</summary>
    public double? Rebalance { get; init; }

    /// <summary>Layers that do not learn, by index: 0 is W1. Ascending, without repeats.</summary>
    public ImmutableArray<int> Frozen { get; init; } = [];

    /// <summary>A new output that is learned in place of a task, on frozen features.</summary>
    public NewOutput? Learn { get; init; }

    /// <summary>Nothing but a name: the whole of a first phase that is an ordinary run.</summary>
    public bool IsPlain => Task is null && Rebalance is null && Frozen.IsEmpty && Learn is null;

    public bool Equals(PhaseDefinition? other) =>
        other is not null && Name == other.Name && Equals(Task, other.Task) && Rebalance.Equals(other.Rebalance)
        && Frozen.AsSpan().SequenceEqual(other.Frozen.AsSpan()) && Equals(Learn, other.Learn);

    public override int GetHashCode() => HashCode.Combine(Name, Task, Rebalance, Frozen.Length, Learn);
}

/// <summary>A further output that starts at 0 and learns its value on one item: ½(w·W1eᵢ − value)².</summary>
/// <param name="Item">i, from 0: the item's input is the unit vector eᵢ.</param>
public sealed record NewOutput(int Item, double Value);
