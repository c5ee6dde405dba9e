using Microsoft.Extensions.DependencyInjection;

namespace LazyRich.Grains.Hosting;

/// <summary>What every silo that solves has. Nothing here knows a store.</summary>
internal static class WorkerServices
{
    public static IServiceCollection AddWorker(this IServiceCollection services, ClusterOptions options) => services
        .AddSingleton(options)
        .AddSingleton<Worker>()
        .AddSingleton(provider => provider.GetRequiredService<Worker>().Parts);
}
