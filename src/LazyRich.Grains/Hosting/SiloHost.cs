using System.Net;
using LazyRich.Grains.Placement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Placement;
using Orleans.Runtime.MembershipService.SiloMetadata;

namespace LazyRich.Grains.Hosting;

/// <summary>What every silo of LazyRich has in common.</summary>
internal static class SiloHost
{
    public static HostApplicationBuilder Create(string clusterId, SiloRole role, IMembershipTable membership, ClusterOptions options, Action<ISiloBuilder> more)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.ForwardQuietly(options.Logs);
        builder.Services
            .AddSingleton(options)
            .AddSingleton(role)
            .AddSingleton(membership)
            .AddSingleton<Worker>()
            .AddSingleton(provider => provider.GetRequiredService<Worker>().Parts)
            .AddPlacementFilter<OnHead, OnHeadDirector>(ServiceLifetime.Singleton);
        builder.UseOrleans(silo =>
        {
            silo.Configure<Orleans.Configuration.ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (clusterId, "lazyrich"));
            silo.Configure<EndpointOptions>(endpoint => ListenOn(endpoint, new(IPAddress.Loopback, LoopbackPort.Free())));
            silo.UseSiloMetadata(role.Metadata);
            more(silo);
        });
        return builder;
    }

    private static void ListenOn(EndpointOptions endpoint, IPEndPoint address)
    {
        endpoint.AdvertisedIPAddress = address.Address;
        endpoint.SiloPort = address.Port;
        endpoint.SiloListeningEndpoint = address;
        endpoint.GatewayPort = 0;
    }
}
