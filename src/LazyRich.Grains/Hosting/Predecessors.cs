using LazyRich.Grains.Handshake;
using LazyRich.Grains.Placement;
using LazyRich.Store.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace LazyRich.Grains.Hosting;

/// <summary>What earlier heads of the store left behind. Whoever held leases and does not answer is gone; those who outlived their head keep theirs and renew them.</summary>
internal static class Predecessors
{
    public static async Task CallAsync(IServiceProvider services, IStoreWriter writer, TimeProvider time, CancellationToken cancellation)
    {
        IMembershipTable table = services.GetRequiredService<IMembershipTable>();
        await table.InitializeMembershipTableAsync(true, cancellation);
        var handshake = new SiloHandshake(
            services.GetRequiredService<ClusterSecret>(), services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString());
        Roll roll = await new RollCall(table, handshake, time).TakeAsync(entry => SiloRole.IsHeadName(entry.SiloName), cancellation);
        if (roll.Present.Count == 0)
            await writer.RequeueAsync(null, cancellation);
        foreach (SiloAddress silo in roll.Gone)
            await writer.BuryAsync(silo.ToParsableString(), cancellation);
    }
}
