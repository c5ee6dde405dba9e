using System.Net;
using LazyRich.Store.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LazyRich.Reporting.Api;

/// <summary>HTTP API of a store's owner, on 127.0.0.1 and a port the system chooses. Reading is free; changing needs the token.</summary>
public sealed class LoopbackApi : IAsyncDisposable
{
    private readonly WebApplication app;

    private LoopbackApi(WebApplication app, Uri address, ControlToken token) => (this.app, Address, Token) = (app, address, token.Text);

    public Uri Address { get; }

    public string Token { get; }

    /// <param name="clusterId">The store's id, said by <c>/healthz</c> so that a client knows whom it reached.</param>
    public static async Task<LoopbackApi> StartAsync(string clusterId, IStoreReader reader, StudyDesk desk, CancellationToken cancellation)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();

        // The console lifetime would take Ctrl-C for itself.
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        WebApplication app = builder.Build();
        var token = new ControlToken();
        app.UseRouting();
        app.Use((context, next) => Guarded(context, next, token));
        app.Use(FaultAnswers.Guard);
        Routes.Map(app, clusterId, reader, desk);
        await app.StartAsync(cancellation);
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new(app, new Uri(address), token);
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await app.StopAsync(soon.Token);
        await app.DisposeAsync();
    }

    private static Task Guarded(HttpContext context, RequestDelegate next, ControlToken token)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<NeedsToken>() is null || token.IsCarriedBy(context.Request))
            return next(context);
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.Of(
            context, StatusCodes.Status401Unauthorized, "This changes the store: send the control token of STORE.lock as Authorization: Bearer.");
    }

    /// <summary>Starts and stops when its owner says so.</summary>
    private sealed class OwnersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
