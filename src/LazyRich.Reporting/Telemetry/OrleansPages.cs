using LazyRich.Reporting.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Dashboard;
using Orleans.Hosting;

namespace LazyRich.Reporting.Telemetry;

/// <summary>
/// <c>/orleans</c>: the dashboard of Orleans itself, for whoever looks after the cluster. The API and the silo are two hosts, of which the silo's may be
/// replaced while the API stays; so what the pages need is registered here, and speaks to the silo of the moment.
/// </summary>
internal static class OrleansPages
{
    public const string Path = "/orleans";

    private const string NoCluster = "There is no cluster here (yet).";

    public static void AddOrleansPages(this IServiceCollection services, Func<IGrainFactory?> grains)
    {
        var client = new ClientOfNobody(new ServiceCollection());
        client.AddDashboard(options => options.HideTrace = true);
        foreach (ServiceDescriptor service in client.Services.Where(IsOfPages))
        {
            services.Add(
                service is { ImplementationType: { } type, Lifetime: ServiceLifetime.Singleton } && type.GetConstructors().Any(TakesGrains)
                    ? ServiceDescriptor.Describe(service.ServiceType, type, ServiceLifetime.Transient)
                    : service);
        }

        services.AddOptions().AddLogging().AddTransient(_ => grains() ?? throw new InvalidOperationException(NoCluster));

        static bool TakesGrains(System.Reflection.ConstructorInfo made) => made.GetParameters().Any(one => one.ParameterType == typeof(IGrainFactory));
    }

    public static void MapOrleansPages(this WebApplication app, Func<IGrainFactory?> grains)
    {
        app.Use((context, next) => grains() is null && context.GetEndpoint()?.Metadata.GetMetadata<ForBrowsers>() is not null
            ? Problem.Of(context, StatusCodes.Status503ServiceUnavailable, NoCluster)
            : next(context));
        app.MapOrleansDashboard(Path).WithMetadata(new ForBrowsers());
    }

    /// <summary>Not the connection of a client, which is what the package means them for.</summary>
    private static bool IsOfPages(ServiceDescriptor service) =>
        service.ServiceType.Assembly == typeof(DashboardOptions).Assembly || service.ServiceType.GenericTypeArguments.Contains(typeof(DashboardOptions));

    private sealed class ClientOfNobody(IServiceCollection services) : IClientBuilder
    {
        public IServiceCollection Services => services;

        public IConfiguration Configuration { get; } = new ConfigurationBuilder().Build();
    }
}
