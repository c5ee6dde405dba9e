using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Orleans.GrainDirectory;
using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.Hosting;

namespace LazyRich.Grains.Placement;

/// <summary>
/// Where every grain of LazyRich is, from its key and the membership alone: on the silo that its key names (<see cref="NamedSilo"/>), or on the head. Nobody is
/// asked, so a run starts in the silo that pulled it although the head is away, and the head is found although the silo that would hold its entry in a
/// directory has frozen or is just leaving; and no short run costs more to find than to solve.
/// </summary>
/// <remarks>In Orleans' terms the cache, always right, of a directory that is always empty. Orleans uses it for grains of that directory only.</remarks>
internal sealed class KnownSilos(SiloRole role, ILocalSiloDetails local, Func<IClusterMembershipService> membership) : IGrainDirectoryCache, IGrainDirectory
{
    public const string Name = "known-silos";

    private volatile Head? head;

    public IEnumerable<(GrainAddress ActivationAddress, int Version)> KeyValues => [];

    public bool LookUp(GrainId key, [NotNullWhen(true)] out GrainAddress? result, out int version)
    {
        version = 0;
        SiloAddress? silo = NamedSilo.Of(key) ?? (role.IsHead ? local.SiloAddress : FindHead());
        result = silo is null ? null : new() { GrainId = key, SiloAddress = silo };
        return silo is not null;
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

    /// <summary>The youngest, for one that has died may count as active for a while beside the one that was started in its place.</summary>
    private SiloAddress? FindHead()
    {
        ClusterMembershipSnapshot now = membership().CurrentSnapshot;
        if (head is not { } known || !ReferenceEquals(known.In, now))
        {
            SiloAddress? youngest = now.Members.Values
                .Where(member => member.Status == SiloStatus.Active && SiloRole.IsHeadName(member.Name))
                .MaxBy(member => member.SiloAddress.Generation)?.SiloAddress;
            head = known = new(now, youngest);
        }

        return known.Address;
    }

    private sealed record Head(ClusterMembershipSnapshot In, SiloAddress? Address);
}

internal static class KnownSilosServices
{
    public static IServiceCollection AddKnownSilos(this IServiceCollection services)
    {
        services.AddSingleton(provider => new KnownSilos(
                provider.GetRequiredService<SiloRole>(), provider.GetRequiredService<ILocalSiloDetails>(), provider.GetRequiredService<IClusterMembershipService>))
            .AddSingleton<IGrainDirectoryCache>(provider => provider.GetRequiredService<KnownSilos>())
            .AddGrainDirectory(KnownSilos.Name, (provider, _) => provider.GetRequiredService<KnownSilos>())
            .AddPlacementDirector<OnNamedSilo, UnknownSiloDirector>();
        services.AddPlacementDirector<OnHead, UnknownSiloDirector>();
        return services;
    }
}
