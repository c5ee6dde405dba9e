using Orleans.Metadata;

namespace LazyRich.Grains.Placement;

/// <summary>Grains whose place <see cref="KnownSilos"/> knows: nothing is registered anywhere, and no other directory is asked.</summary>
internal abstract class KnownPlacement : PlacementStrategy
{
    public override bool IsUsingGrainDirectory => false;

    public override void PopulateGrainProperties(IServiceProvider services, Type grainClass, GrainType grainType, Dictionary<string, string> properties)
    {
        base.PopulateGrainProperties(services, grainClass, grainType, properties);
        properties[WellKnownGrainTypeProperties.GrainDirectory] = KnownSilos.Name;
    }
}
