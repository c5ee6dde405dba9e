using LazyRich.Grains.Dispatch;
using LazyRich.Grains.Membership;
using LazyRich.Grains.Shipping;
using LazyRich.Grains.Status;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Hosting;

/// <summary>What a head has and a worker has not: the store behind its grains.</summary>
internal static class HeadServices
{
    public static IServiceCollection AddHead(this IServiceCollection services, IStoreWriter writer, IStoreReader reader, ClusterOptions options) => services
        .AddSingleton(writer)
        .AddSingleton(reader)
        .AddSingleton(new SiloBoard(options.Time))
        .AddSingleton(new LeaseDesk(writer, new(), options.LeaseDuration, options.Time))
        .AddSingleton(provider => new Sink(writer, provider.GetRequiredService<LeaseDesk>().Finished))
        .AddSingleton<MembershipWatch>()
        .AddSingleton(provider => new Departures(
            provider.GetRequiredService<LeaseDesk>(), provider.GetRequiredService<IClusterMembershipService>(), provider.GetRequiredService<ILocalSiloDetails>(), options.Time))
        .AddSingleton(provider => new DeadSilos(
            provider.GetRequiredService<SiloBoard>(),
            () => provider.GetRequiredService<IGrainFactory>().GetGrain<IDispatcherGrain>(0),
            provider.GetRequiredService<ILogger<DeadSilos>>()))
        .AddSingleton(provider => new LeaseSweeper(
            writer,
            () => provider.GetRequiredService<IGrainFactory>().GetGrain<IDispatcherGrain>(0),
            options.Time,
            options.LeaseDuration,
            provider.GetRequiredService<ILogger<LeaseSweeper>>()));
}
