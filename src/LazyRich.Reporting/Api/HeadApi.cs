using LazyRich.Grains.Hosting;
using LazyRich.Grains.Joining;
using LazyRich.Grains.Status;
using LazyRich.Reporting.Telemetry;
using LazyRich.Store.Reading;
using Microsoft.AspNetCore.Builder;

namespace LazyRich.Reporting.Api;

/// <summary>HTTP API of a store's owner. On loopback, where it is unless told otherwise, reading is free and changing needs the token; beyond it both do.</summary>
public sealed class HeadApi : IAsyncDisposable
{
    /// <summary>A query's condition and columns travel in its URL: 64 KB hold those of a thousand runs.</summary>
    private const int LongestCondition = 1 << 16;

    private readonly WebApplication app;

    private readonly IDisposable[] measuring;

    private HeadApi(WebApplication app, Uri address, ControlToken token, params IDisposable[] measuring) =>
        (this.app, Address, Token, this.measuring) = (app, address, token.Text, measuring);

    public Uri Address { get; }

    public string Token { get; }

    /// <summary>What workers may ask. Default: nothing, while there is no cluster to join.</summary>
    public HeadDoor? Door { get; set; }

    /// <summary>Who solves. Default: nobody, while there is no cluster.</summary>
    public SiloBoard? Silos { get; set; }

    /// <summary>The cluster, for Orleans' dashboard. Default: none.</summary>
    public HeadSilo? Cluster { get; set; }

    /// <param name="clusterId">The store's id, said by <c>/healthz</c> so that a client knows whom it reached.</param>
    public static Task<HeadApi> StartAsync(string clusterId, IStoreReader reader, StudyDesk desk, CancellationToken cancellation) =>
        StartAsync(clusterId, reader, desk, new(), cancellation);

    /// <inheritdoc cref="StartAsync(string, IStoreReader, StudyDesk, CancellationToken)"/>
    /// <exception cref="ClusterException">The port is taken, or the address is not this machine's.</exception>
    public static async Task<HeadApi> StartAsync(
        string clusterId, IStoreReader reader, StudyDesk desk, ApiOptions options, CancellationToken cancellation)
    {
        WebApplicationBuilder builder = BareWeb.Builder(kestrel =>
        {
            kestrel.Listen(options.Bind, options.Port);
            kestrel.Limits.MaxRequestLineSize = LongestCondition;
        });
        HeadApi? started = null;
        if (options.Dashboard)
            builder.Services.AddOrleansPages(() => started?.Cluster?.Grains);
        WebApplication app = builder.Build();
        app.UseRouting();
        app.UseToken(options.Token, options.Bind);
        app.Use(FaultAnswers.Guard);
        string meter = $"{Scraping.Ours}Head.{Guid.NewGuid():N}";
        var gauges = new StoreGauges(meter, reader, () => started?.Silos);
        var scraping = new Scraping(meter);
        scraping.Map(app);
        if (options.Dashboard)
            app.MapOrleansPages(() => started?.Cluster?.Grains);
        Routes.Map(app, new(clusterId, reader, desk) { Door = () => started?.Door, Silos = () => started?.Silos });
        await BareWeb.StartAsync(app, options.Bind, options.Port, "--port", cancellation);
        return started = new(app, Reached(BareWeb.AddressOf(app), options), options.Token, scraping, gauges);
    }

    public async ValueTask DisposeAsync()
    {
        await BareWeb.StopAsync(app);
        Array.ForEach(measuring, one => one.Dispose());
    }

    /// <summary>How others name what listens here.</summary>
    private static Uri Reached(Uri listening, ApiOptions options)
    {
        var uri = new UriBuilder(listening);
        if (options.Advertise is { } address)
            uri.Host = address.ToString();
        return uri.Uri;
    }
}
