namespace LazyRich.Dynamics.Definitions;

/// <summary>When a run is observed.</summary>
public abstract record TimeDefinition;

/// <summary>Stated times: strictly increasing, starting with 0, in units of τ (gradient descent: each is exactly k·η).</summary>
/// <param name="Digest">32 hex digits: SHA-256 over the little-endian doubles, first 128 bits. Grids are equal when it is.</param>
public sealed record GridTime(string Digest, double[] Times) : TimeDefinition
{
    public bool Equals(GridTime? other) => other is not null && Digest == other.Digest;

    public override int GetHashCode() => Digest.GetHashCode(StringComparison.Ordinal);
}

/// <summary>
/// Until the excess loss is at most <paramref name="Tolerance"/> of its start, or <paramref name="Limit"/> is reached: t=0 and then
/// <paramref name="Points"/> times log-spaced over the four decades up to the time found.
/// </summary>
public sealed record ConvergedTime(double Tolerance, double Limit, int Points) : TimeDefinition;
