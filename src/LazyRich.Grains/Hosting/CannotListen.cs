using System.Net;
using System.Net.Sockets;

namespace LazyRich.Grains.Hosting;

/// <summary>Why a port cannot be listened on, in words that name the options to change.</summary>
public static class CannotListen
{
    /// <param name="option">The one that the port was given with.</param>
    public static ClusterException For(IPAddress address, int port, string option, SocketException error) => new(error.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => $"port {port} of {address} is taken by another process: end it, or give another with {option}",
        SocketError.AddressNotAvailable => $"this machine has no address {address}, so nobody can listen on its port {port}: --bind takes one of its own, or 0.0.0.0 for all",
        SocketError.AccessDenied => $"port {port} of {address} is not for this user, as those below 1024 are root's: give a higher one with {option}",
        _ => $"port {port} of {address} cannot be used: {error.Message}",
    })
    { IsWrongInput = true };
}
