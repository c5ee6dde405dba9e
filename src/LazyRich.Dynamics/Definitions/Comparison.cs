using System.Collections.Immutable;

namespace LazyRich.Dynamics.Definitions;

/// <summary>What else is done with a run: it is solved a second time by another solver, at the same recorded times, and its errors are recorded.</summary>
/// <param name="Against">The solver that counts as right.</param>
/// <param name="Of">Names of the observables that are compared, in the catalogue's order.</param>
public sealed record Comparison(Setting Against, ImmutableArray<string> Of)
{
    public bool Equals(Comparison? other) => other is not null && Against.Equals(other.Against) && Of.AsSpan().SequenceEqual(other.Of.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Against, Of.Length);
}
