using Orleans.Runtime.Placement;

namespace LazyRich.Grains.Placement;

/// <summary>Asked only for a grain that <see cref="KnownSilos"/> knows no place for: the silo that its key names is no member any more, or there is no head.</summary>
internal sealed class UnknownSiloDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) =>
        Task.FromException<SiloAddress>(new SiloUnavailableException(NamedSilo.Of(target.GrainIdentity) is { } silo
            ? $"{silo} is gone, and {target.GrainIdentity} with it."
            : $"There is no head at the moment, and so no {target.GrainIdentity}."));
}
