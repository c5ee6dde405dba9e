namespace LazyRich.Store.Writing;

/// <summary>The membership of a store's cluster: a row a silo, and one version that only rises, so that a head which comes back goes on where the last one stopped.</summary>
public interface ISiloTable
{
    Task<SiloRows> ReadAsync(CancellationToken cancellation);

    /// <summary>Writes a silo's row and the version that this change made, in one transaction.</summary>
    Task WriteAsync(string address, string entry, long version, CancellationToken cancellation);

    Task RemoveAsync(IReadOnlyList<string> addresses, CancellationToken cancellation);
}

/// <param name="Entries">What was written, in no order.</param>
public sealed record SiloRows(long Version, IReadOnlyList<string> Entries);
