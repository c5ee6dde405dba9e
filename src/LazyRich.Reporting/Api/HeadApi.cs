using System.Net;
using LazyRich.Grains.Joining;
using LazyRich.Grains.Status;
using LazyRich.Reporting.Metrics;
using LazyRich.Store.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LazyRich.Reporting.Api;

/// <summary>HTTP API of a store's owner. On loopback, where it is unless told otherwise, reading is free and changing needs the token; beyond it both do.</summary>
public sealed class HeadApi : IAsyncDisposable
{
    /// <summary>A query's condition and columns travel in its URL: 64 KB hold those of a thousand runs.</summary>
    private const int LongestCondition = 1 << 16;

    private readonly WebApplication app;

    private readonly MetricBoard metrics;

    private HeadApi(WebApplication app, Uri address, ControlToken token, MetricBoard metrics) =>
        (this.app, Address, Token, this.metrics) = (app, address, token.Text, metrics);

    public Uri Address { get; }

    public string Token { get; }

    /// <summary>What workers may ask. Default: nothing, while there is no cluster to join.</summary>
    public HeadDoor? Door { get; set; }

    /// <summary>Who solves. Default: nobody, while there is no cluster.</summary>
    public SiloBoard? Silos { get; set; }

    /// <param name="clusterId">The store's id, said by <c>/healthz</c> so that a client knows whom it reached.</param>
    public static Task<HeadApi> StartAsync(string clusterId, IStoreReader reader, StudyDesk desk, CancellationToken cancellation) =>
        StartAsync(clusterId, reader, desk, new(), cancellation);

    /// <inheritdoc cref="StartAsync(string, IStoreReader, StudyDesk, CancellationToken)"/>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<HeadApi> StartAsync(
        string clusterId, IStoreReader reader, StudyDesk desk, ApiOptions options, CancellationToken cancellation)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(options.Bind, options.Port);
            kestrel.Limits.MaxRequestLineSize = LongestCondition;
        });
        builder.Services.AddRoutingCore();

        // The console lifetime would take Ctrl-C for itself.
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        WebApplication app = builder.Build();
        bool beyondLoopback = !IPAddress.IsLoopback(options.Bind);
        HeadApi? started = null;
        app.UseRouting();
        app.Use((context, next) => Guarded(context, next, options.Token, beyondLoopback));
        app.Use(FaultAnswers.Guard);
        var metrics = new MetricBoard();
        Routes.Map(app, new(clusterId, reader, desk, metrics) { Door = () => started?.Door, Silos = () => started?.Silos });
        await app.StartAsync(cancellation);
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return started = new(app, Reached(address, options), options.Token, metrics);
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await app.StopAsync(soon.Token);
        await app.DisposeAsync();
        metrics.Dispose();
    }

    private static Task Guarded(HttpContext context, RequestDelegate next, ControlToken token, bool beyondLoopback)
    {
        EndpointMetadataCollection? endpoint = context.GetEndpoint()?.Metadata;
        bool free = beyondLoopback ? endpoint?.GetMetadata<NeedsNoToken>() is not null : endpoint?.GetMetadata<NeedsToken>() is null;
        if (free || token.IsCarriedBy(context.Request))
            return next(context);
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.Of(
            context, StatusCodes.Status401Unauthorized, "Send the token (LAZYRICH_TOKEN, or what STORE.lock says) as Authorization: Bearer.");
    }

    /// <summary>How others name what listens here.</summary>
    private static Uri Reached(string listening, ApiOptions options)
    {
        var uri = new UriBuilder(listening);
        if (options.Advertise is { } address)
            uri.Host = address.ToString();
        return uri.Uri;
    }

    /// <summary>Starts and stops when its owner says so.</summary>
    private sealed class OwnersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
