using Orleans.Runtime.Placement;

namespace LazyRich.Grains.Placement;

/// <summary>Asked only when <see cref="NamedSilos"/> named a silo that is no member any more.</summary>
internal sealed class OnNamedSiloDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) =>
        Task.FromException<SiloAddress>(new SiloUnavailableException($"{NamedSilo.Of(target.GrainIdentity)} is gone, and {target.GrainIdentity} with it."));
}
