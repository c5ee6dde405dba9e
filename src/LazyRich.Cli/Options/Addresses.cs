using System.CommandLine;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace LazyRich.Cli.Options;

/// <summary>Options that are addresses of this machine, given as numbers or as a name.</summary>
internal static class Addresses
{
    public static Option<string?> Option(string name, string description) => new(name) { Description = description, HelpName = "ADDRESS" };

    /// <exception cref="UserException">No such name.</exception>
    public static IPAddress? Resolve(string? text, string option)
    {
        if (text is null)
            return null;
        if (IPAddress.TryParse(text, out IPAddress? address))
            return address;
        try
        {
            return Dns.GetHostAddresses(text).OrderBy(found => found.AddressFamily == AddressFamily.InterNetwork ? 0 : 1).First();
        }
        catch (SocketException error)
        {
            throw new UserException(ExitCode.Usage, $"{option} is an address or a name of this machine, not '{text}' ({error.Message})");
        }
    }

    /// <summary>What others may call a machine that listens on all its addresses.</summary>
    public static IPAddress OfThisMachine() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(card => card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(card => card.GetIPProperties().UnicastAddresses.Select(unicast => unicast.Address))
        .Where(address => address.AddressFamily == AddressFamily.InterNetwork)
        .DefaultIfEmpty(IPAddress.Loopback)
        .First();

    /// <summary>This machine's address on the way to another; nothing is sent.</summary>
    public static IPAddress Towards(string host)
    {
        try
        {
            using var socket = new Socket(SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(host, 9);
            IPAddress address = ((IPEndPoint)socket.LocalEndPoint!).Address;
            return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        }
        catch (SocketException)
        {
            return OfThisMachine();
        }
    }
}
