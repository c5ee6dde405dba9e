using LazyRich.Grains.Dispatch;

namespace LazyRich.Grains.Hosting;

/// <summary>
/// On a head that stops: whoever stops a whole cluster at once stops its workers too, and what they deliver while they leave would be solved again if the
/// head went first.
/// </summary>
internal sealed class Departures(LeaseDesk desk, IClusterMembershipService membership, ILocalSiloDetails local, TimeProvider time)
{
    /// <summary>Workers that got the same signal have said by then that they leave; if none has, the head alone was meant, and they wait for the next one.</summary>
    private static readonly TimeSpan Hint = TimeSpan.FromSeconds(1);

    /// <summary>Returns when no silo is left that is leaving; at once when there is no other.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before.</exception>
    public async Task AwaitAsync(CancellationToken cancellation)
    {
        if (!Others(membership.CurrentSnapshot).Any())
            return;
        await Task.Delay(Hint, time, cancellation);
        await foreach (ClusterMembershipSnapshot snapshot in membership.MembershipUpdates.WithCancellation(cancellation))
        {
            if (!Others(snapshot).Any(silo => desk.HasLeft(silo.ToParsableString())))
                return;
        }
    }

    private IEnumerable<SiloAddress> Others(ClusterMembershipSnapshot snapshot) => snapshot.Members.Values
        .Where(member => member.Status is SiloStatus.Active or SiloStatus.ShuttingDown or SiloStatus.Stopping && !member.SiloAddress.Equals(local.SiloAddress))
        .Select(member => member.SiloAddress);
}
