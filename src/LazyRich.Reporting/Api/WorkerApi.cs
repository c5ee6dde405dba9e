using System.Net;
using System.Text.Json.Nodes;
using LazyRich.Grains.Hosting;
using LazyRich.Reporting.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LazyRich.Reporting.Api;

/// <summary>What a worker says over HTTP: <c>/metrics</c> and <c>/healthz</c>. Beyond loopback the former needs the token, as everywhere.</summary>
public sealed class WorkerApi : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Scraping scraping;

    private WorkerApi(WebApplication app, Uri address, Scraping scraping) => (this.app, Address, this.scraping) = (app, address, scraping);

    public Uri Address { get; }

    /// <exception cref="ClusterException">The port is taken, or the address is not this machine's.</exception>
    public static async Task<WorkerApi> StartAsync(IPAddress bind, int port, ControlToken token, CancellationToken cancellation)
    {
        WebApplication app = BareWeb.Builder(kestrel => kestrel.Listen(bind, port)).Build();
        app.UseRouting();
        app.UseToken(token, bind);
        var health = new JsonObject { ["status"] = "ok" };
        app.MapGet("/healthz", (RequestDelegate)(context => JsonAnswer.Ok(context, health))).WithMetadata(new NeedsNoToken());
        var scraping = new Scraping();
        scraping.Map(app);
        await BareWeb.StartAsync(app, bind, port, "--metrics-port", cancellation);
        return new(app, BareWeb.AddressOf(app), scraping);
    }

    public async ValueTask DisposeAsync()
    {
        await BareWeb.StopAsync(app);
        scraping.Dispose();
    }
}
