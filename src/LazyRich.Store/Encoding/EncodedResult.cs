namespace LazyRich.Store.Encoding;

/// <summary>A run's result as the store keeps it and the wire carries it. Made on the solver's thread.</summary>
/// <param name="Times">Raw little-endian float64.</param>
/// <param name="TimesDigest">As <c>GridTime.Digest</c>.</param>
/// <param name="Summary">In the order of <c>SummaryColumn.All</c>.</param>
public sealed record EncodedResult(byte[] Times, string TimesDigest, EncodedSeries[] Series, double?[] Summary)
{
    /// <summary>In their order; empty for a run without phases.</summary>
    public EncodedPhase[] Phases { get; init; } = [];
}

/// <param name="Summary">In the order of <c>SummaryColumn.All</c>.</param>
public sealed record EncodedPhase(string Name, double?[] Summary);

/// <param name="Data">Encoding 0: raw little-endian float64, time-major.</param>
/// <param name="Checksum">First 16 bytes of SHA-256 over <paramref name="Data"/>.</param>
public sealed record EncodedSeries(string Observable, int[] Shape, int Encoding, byte[] Checksum, byte[] Data);
