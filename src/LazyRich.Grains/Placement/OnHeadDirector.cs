using Orleans.Placement;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Runtime.Placement;

namespace LazyRich.Grains.Placement;

/// <summary>Keeps the silos whose metadata says that they are the head.</summary>
/// <remarks>A silo learns the others' metadata some time after it started; its own role it knows at once.</remarks>
internal sealed class OnHeadDirector(SiloRole role, ILocalSiloDetails local, ISiloMetadataCache metadata) : IPlacementFilterDirector
{
    public IEnumerable<SiloAddress> Filter(PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos) =>
        silos.Where(silo => silo.Equals(local.SiloAddress) ? role.IsHead : IsHead(silo));

    private bool IsHead(SiloAddress silo) => metadata.GetSiloMetadata(silo).Metadata.GetValueOrDefault(SiloRole.Key) == SiloRole.Head;
}
