using System.Net;
using LazyRich.Grains.Placement;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Placement;
using Orleans.Runtime.MembershipService.SiloMetadata;

namespace LazyRich.Grains.Hosting;

/// <summary>What every silo of LazyRich has in common.</summary>
internal static class SiloSetup
{
    public static ISiloBuilder Configure(this ISiloBuilder silo, string clusterId, IPEndPoint address, SiloRole role, IMembershipTable membership)
    {
        silo.Configure<Orleans.Configuration.ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (clusterId, "lazyrich"));
        silo.Configure<EndpointOptions>(options =>
        {
            options.AdvertisedIPAddress = address.Address;
            options.SiloPort = address.Port;
            options.SiloListeningEndpoint = address;
            options.GatewayPort = 0;
        });
        silo.UseSiloMetadata(role.Metadata);
        silo.Services.AddSingleton(role);
        silo.Services.AddSingleton(membership);
        silo.Services.AddPlacementFilter<OnHead, OnHeadDirector>(ServiceLifetime.Singleton);
        return silo;
    }
}
