using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Orleans.GrainDirectory;
using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.Hosting;

namespace LazyRich.Grains.Placement;

/// <summary>
/// Knows where a grain is from its key alone. A run therefore starts in the silo that pulled it without a word to any other: also while the head is
/// away, or a silo that would hold its entry in a directory has frozen; and a tenth of a millisecond run is not spent on finding its grain.
/// </summary>
/// <remarks>In Orleans' terms the cache, always right, of a directory that is always empty. Orleans uses it for grains of that directory only.</remarks>
internal sealed class NamedSilos : IGrainDirectoryCache, IGrainDirectory
{
    public const string Name = "named-silos";

    public IEnumerable<(GrainAddress ActivationAddress, int Version)> KeyValues => [];

    public bool LookUp(GrainId key, [NotNullWhen(true)] out GrainAddress? result, out int version)
    {
        result = new() { GrainId = key, SiloAddress = NamedSilo.Of(key) };
        version = 0;
        return true;
    }

    public void AddOrUpdate(GrainAddress value, int version)
    {
    }

    public bool Remove(GrainId key) => false;

    public bool Remove(GrainAddress key) => false;

    public void Clear()
    {
    }

    public Task<GrainAddress?> Lookup(GrainId grainId) => Task.FromResult<GrainAddress?>(null);

    public Task<GrainAddress?> Register(GrainAddress address) => Task.FromResult<GrainAddress?>(address);

    public Task Unregister(GrainAddress address) => Task.CompletedTask;

    public Task UnregisterSilos(List<SiloAddress> siloAddresses) => Task.CompletedTask;
}

internal static class NamedSilosServices
{
    public static IServiceCollection AddNamedSilos(this IServiceCollection services)
    {
        var silos = new NamedSilos();
        services.AddSingleton<IGrainDirectoryCache>(silos)
            .AddGrainDirectory(NamedSilos.Name, (_, _) => silos)
            .AddPlacementDirector<OnNamedSilo, OnNamedSiloDirector>();
        return services;
    }
}
