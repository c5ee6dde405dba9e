using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace LazyRich.Grains.Hosting;

/// <summary>A port that was free when we looked may be another's when Orleans listens on it.</summary>
internal static class PortRace
{
    private const int Tries = 5;

    /// <param name="start">Chooses a port, each time it is called.</param>
    /// <exception cref="ClusterException">The port that was asked for is another's, or every free one was in the end.</exception>
    public static async Task<T> RunAsync<T>(PeerOptions? peers, Func<Task<T>> start)
    {
        int asked = peers?.SiloPort ?? 0;
        for (int tries = 1; ; tries++)
        {
            try
            {
                return await start();
            }
            catch (Exception error) when (IsTaken(error) && asked != 0)
            {
                throw CannotListen.For(peers!.Bind, asked, "--silo-port", new((int)SocketError.AddressAlreadyInUse));
            }
            catch (Exception error) when (IsTaken(error) && tries == Tries)
            {
                throw new ClusterException($"other processes were quicker to take each of {Tries} free ports") { IsAway = true };
            }
            catch (Exception error) when (IsTaken(error))
            {
                // Any other will do.
            }
        }
    }

    /// <summary>However deep Orleans has wrapped it.</summary>
    private static bool IsTaken(Exception error) =>
        error is AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }
        || (error as AggregateException)?.InnerExceptions.Any(IsTaken) == true
        || (error.InnerException is { } inner && IsTaken(inner));
}
