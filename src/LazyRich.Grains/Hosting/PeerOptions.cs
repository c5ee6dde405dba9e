using System.Net;

namespace LazyRich.Grains.Hosting;

/// <summary>How a silo meets others. A silo without this is its whole cluster, and refuses every connection.</summary>
public sealed class PeerOptions
{
    /// <summary>What every member knows; both sides of every connection prove that they do. At least <see cref="LeastTokenLength"/> characters.</summary>
    public required string Token { get; init; }

    public const int LeastTokenLength = 16;

    /// <summary>The address to listen on. Default: loopback.</summary>
    public IPAddress Bind { get; init; } = IPAddress.Loopback;

    /// <summary>The address that others reach this silo at. Default (null): the one it listens on.</summary>
    public IPAddress? Advertise { get; init; }

    /// <summary>Default 0: any free port.</summary>
    public int SiloPort { get; init; }

    /// <summary>A StackExchange.Redis connection string for membership. Default (null): the head keeps it in its store.</summary>
    public string? Redis { get; init; }
}
