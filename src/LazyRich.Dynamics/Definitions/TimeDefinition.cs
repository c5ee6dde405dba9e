using System.Collections.Immutable;

namespace LazyRich.Dynamics.Definitions;

/// <summary>When a run is observed.</summary>
public abstract record TimeDefinition
{
    /// <summary>Whether the last recorded time is t=∞, the exact limit.</summary>
    public abstract bool EndsInLimit { get; }
}

/// <summary>Stated times: strictly increasing, starting with 0, in units of τ (gradient descent: each is exactly k·η). The last may be ∞.</summary>
/// <param name="Digest">32 hex digits: SHA-256 over the little-endian doubles, first 128 bits. Grids are equal when it is.</param>
public sealed record GridTime(string Digest, double[] Times) : TimeDefinition
{
    public override bool EndsInLimit => double.IsPositiveInfinity(Times[^1]);

    public bool Equals(GridTime? other) => other is not null && Digest == other.Digest;

    public override int GetHashCode() => Digest.GetHashCode(StringComparison.Ordinal);
}

/// <summary>
/// Until the excess loss is at most <paramref name="Tolerance"/> of its start, or <paramref name="Limit"/> is reached: t=0 and then
/// <paramref name="Points"/> times log-spaced over the four decades up to the time found.
/// </summary>
public sealed record ConvergedTime(double Tolerance, double Limit, int Points) : TimeDefinition
{
    /// <summary>And then t=∞.</summary>
    public bool ToInfinity { get; init; }

    public override bool EndsInLimit => ToInfinity;
}

/// <summary>The times of a run's phases, each counted from its phase's start.</summary>
/// <param name="Each">One per phase, in order; none is itself of this type.</param>
public sealed record PhaseTimes(ImmutableArray<TimeDefinition> Each) : TimeDefinition
{
    public override bool EndsInLimit => Each[^1].EndsInLimit;

    public bool Equals(PhaseTimes? other) => other is not null && Each.AsSpan().SequenceEqual(other.Each.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Each.Length, Each[0], Each[^1]);
}
