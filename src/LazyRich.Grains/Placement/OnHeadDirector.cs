using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace LazyRich.Grains.Placement;

/// <summary>Keeps the silos whose name says that they are the head.</summary>
internal sealed class OnHeadDirector(SiloRole role, ILocalSiloDetails local, IClusterMembershipService membership) : IPlacementFilterDirector
{
    public IEnumerable<SiloAddress> Filter(PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos) =>
        silos.Where(silo => silo.Equals(local.SiloAddress) ? role.IsHead : IsHead(silo));

    private bool IsHead(SiloAddress silo) =>
        membership.CurrentSnapshot.Members.TryGetValue(silo, out ClusterMember? member) && SiloRole.IsHeadName(member.Name);
}
