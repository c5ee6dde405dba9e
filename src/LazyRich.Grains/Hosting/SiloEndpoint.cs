using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace LazyRich.Grains.Hosting;

/// <summary>Where a silo listens. Orleans binds shared, so that two silos on one port would start without a word: the port is probed first.</summary>
internal static class SiloEndpoint
{
    /// <exception cref="ClusterException">The machine has no such address, or the port is another's.</exception>
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
            throw CannotListen.For(address, port, "--silo-port", error);
        }
    }
}
