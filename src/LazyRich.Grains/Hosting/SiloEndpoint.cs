using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace LazyRich.Grains.Hosting;

/// <summary>Where a silo listens. Orleans binds shared, so that two silos on one port would start without a word: the port is probed first.</summary>
internal static class SiloEndpoint
{
    /// <exception cref="ClusterException">Another process has the port.</exception>
    public static IPEndPoint Choose(PeerOptions? peers)
    {
        IPAddress bind = peers?.Bind ?? IPAddress.Loopback;
        return new(bind, Probe(bind, peers?.SiloPort ?? 0));
    }

    public static void ListenOn(this EndpointOptions options, IPEndPoint address, IPAddress? advertise)
    {
        options.AdvertisedIPAddress = advertise ?? address.Address;
        options.SiloPort = address.Port;
        options.SiloListeningEndpoint = address;
        options.GatewayPort = 0;
    }

    /// <summary>Binds exclusively for a moment.</summary>
    /// <param name="port">0: any that nobody has.</param>
    private static int Probe(IPAddress address, int port)
    {
        try
        {
            using var probe = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = true };
            probe.Bind(new IPEndPoint(address, port));
            return ((IPEndPoint)probe.LocalEndPoint!).Port;
        }
        catch (SocketException error)
        {
            throw new ClusterException(error.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"port {port} of {address} is taken by another process: end it, or give another with --silo-port",
                SocketError.AddressNotAvailable => $"this machine has no address {address}: --bind takes one of its own, or 0.0.0.0 for all",
                _ => $"port {port} of {address} cannot be used: {error.Message}",
            });
        }
    }
}
