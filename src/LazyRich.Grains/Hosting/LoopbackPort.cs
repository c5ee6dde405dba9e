using System.Net;
using System.Net.Sockets;

namespace LazyRich.Grains.Hosting;

/// <summary>Finds a port for a silo. Orleans binds shared, so that two silos on one port would start without a word.</summary>
internal static class LoopbackPort
{
    /// <summary>A port of the loopback address that nobody listens on, found by an exclusive bind.</summary>
    public static int Free()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = true };
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
