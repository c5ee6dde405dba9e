using System.Net;
using LazyRich.Grains.Handshake;
using LazyRich.Grains.Placement;
using LazyRich.Grains.Redis;
using LazyRich.Grains.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace LazyRich.Grains.Hosting;

/// <summary>What every silo of LazyRich has in common, alone or with others, whoever keeps the membership.</summary>
internal static class SiloHost
{
    /// <param name="membership">Who keeps the membership; not asked for when it is Redis.</param>
    /// <exception cref="ClusterException">The silo's port is taken.</exception>
    public static HostApplicationBuilder Create(string clusterId, SiloRole role, IMembershipTable? membership, ClusterOptions options)
    {
        IPEndPoint address = SiloEndpoint.Choose(options.Peers);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.ForwardQuietly(options.Logs);
        builder.Services
            .AddSingleton<IHostLifetime, OwnersLifetime>()
            .AddSingleton(options)
            .AddSingleton(role)
            .AddSingleton<Worker>()
            .AddSingleton(provider => provider.GetRequiredService<Worker>().Parts)
            .AddKnownSilos();
        builder.UseOrleans(silo =>
        {
            silo.Configure<Orleans.Configuration.ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (clusterId, "lazyrich"));
            silo.Configure<SiloOptions>(named => named.SiloName = role.Name);
            silo.Configure<EndpointOptions>(endpoint => endpoint.ListenOn(address, options.Peers?.Advertise));
            silo.Configure<SiloMessagingOptions>(messages => messages.MaxMessageBodySize = MessageSize.WithFrame);
            silo.SettleMembership();
            if (options.Peers is { } peers)
                silo.GuardConnections(new(peers.Token, clusterId));
            else
                silo.RefuseConnections();
            if (options.Dashboard)
                silo.AddDashboard(dashboard => dashboard.HideTrace = true);
            if (options.Traces)
                silo.AddActivityPropagation();
            if (options.Peers?.Redis is { } redis)
                silo.KeepMembershipInRedis(redis, role);
            else
                silo.Services.AddSingleton(membership ?? throw new ArgumentNullException(nameof(membership)));
        });
        builder.Services.AddSingleton<FatalStop>().AddSingleton<IFatalErrorHandler>(services => services.GetRequiredService<FatalStop>());
        return builder;
    }
}
