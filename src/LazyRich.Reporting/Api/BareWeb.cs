using System.Net;
using System.Net.Sockets;
using LazyRich.Grains.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LazyRich.Reporting.Api;

/// <summary>A web server with nothing in it that nobody asked for, started and stopped by its owner.</summary>
internal static class BareWeb
{
    public static WebApplicationBuilder Builder(Action<KestrelServerOptions> listen)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(listen);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        return builder;
    }

    /// <param name="option">The one that the port was given with.</param>
    /// <exception cref="ClusterException">Nobody can listen there; the message says why.</exception>
    public static async Task StartAsync(WebApplication app, IPAddress bind, int port, string option, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception error) when (Refusal(error) is { } refusal)
        {
            await app.DisposeAsync();
            throw CannotListen.For(bind, port, option, refusal);
        }
    }

    public static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task StopAsync(WebApplication app)
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await app.StopAsync(soon.Token);
        await app.DisposeAsync();
    }

    /// <summary>A port that is taken is wrapped by Kestrel; other refusals come as they are.</summary>
    private static SocketException? Refusal(Exception error) => error switch
    {
        SocketException refusal => refusal,
        IOException { InnerException: AddressInUseException } => new((int)SocketError.AddressAlreadyInUse),
        _ => null,
    };
}
