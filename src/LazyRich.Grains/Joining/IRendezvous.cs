namespace LazyRich.Grains.Joining;

/// <summary>Where a worker and its head find each other: at the head's API, or in Redis.</summary>
public interface IRendezvous
{
    /// <summary>Who keeps the membership; null when the silo itself asks Redis.</summary>
    IMembershipTable? Membership { get; }

    /// <exception cref="Hosting.ClusterException">Nobody answers, or the answer is no.</exception>
    Task<Invitation> InviteAsync(CancellationToken cancellation);

    /// <summary>From now on nobody else than this cluster's head counts.</summary>
    void Joined(string cluster);

    /// <summary>The membership says that the head's API is there.</summary>
    void HeadAt(Uri api);
}
