using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace LazyRich.Grains.Handshake;

/// <summary>Puts the handshake before Orleans on every connection of a silo, in both directions: a stranger's bytes never reach it.</summary>
internal static partial class GuardedConnections
{
    /// <summary>From the connection to the last proof. Whoever is slower holds a socket, and nothing else.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static ISiloBuilder GuardConnections(this ISiloBuilder silo, ClusterSecret secret)
    {
        silo.Services.AddSingleton(secret);
        silo.Services.AddOptions<SiloConnectionOptions>().Configure<IServiceProvider>((options, services) =>
        {
            options.ConfigureSiloInboundConnection(connections => connections.Use(next => connection =>
                AdmitAsync(connection, next, services, static (shake, pipe, stop) => shake.AnswerAsync(pipe, stop))));
            options.ConfigureSiloOutboundConnection(connections => connections.Use(next => connection =>
                AdmitAsync(connection, next, services, static async (shake, pipe, stop) => await shake.CallAsync(pipe, stop) is not null)));
        });
        return silo;
    }

    private static async Task AdmitAsync(
        ConnectionContext connection, ConnectionDelegate next, IServiceProvider services, Func<SiloHandshake, IDuplexPipe, CancellationToken, Task<bool>> shake)
    {
        var handshake = new SiloHandshake(
            services.GetRequiredService<ClusterSecret>(), services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString());
        if (await PassesAsync(connection, handshake, shake))
        {
            await next(connection);
            return;
        }

        LogTurnedAway(services.GetRequiredService<ILogger<SiloHandshake>>(), connection.RemoteEndPoint);
        connection.Abort(new ConnectionAbortedException("The other side does not know this cluster's secret."));
    }

    private static async Task<bool> PassesAsync(
        ConnectionContext connection, SiloHandshake handshake, Func<SiloHandshake, IDuplexPipe, CancellationToken, Task<bool>> shake)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        patience.CancelAfter(Patience);
        try
        {
            return await shake(handshake, connection.Transport, patience.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or InvalidOperationException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Remote} is turned away: it did not prove to be of this cluster (another LAZYRICH_TOKEN, or a stranger).")]
    private static partial void LogTurnedAway(ILogger logger, System.Net.EndPoint? remote);
}
