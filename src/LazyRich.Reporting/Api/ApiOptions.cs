using System.Net;

namespace LazyRich.Reporting.Api;

/// <summary>Where the API listens, and what it asks for.</summary>
public sealed class ApiOptions
{
    /// <summary>Default: loopback. Beyond it everything but <c>/healthz</c> needs the token; on loopback only what changes something does.</summary>
    public IPAddress Bind { get; init; } = IPAddress.Loopback;

    /// <summary>Default 0: any free port.</summary>
    public int Port { get; init; }

    /// <summary>The address that others reach it at. Default (null): the one it listens on.</summary>
    public IPAddress? Advertise { get; init; }

    /// <summary>Whether Orleans' own dashboard is at <c>/orleans</c>. Default: no.</summary>
    public bool Dashboard { get; init; }

    /// <summary>Default: a new one, 256 random bits.</summary>
    public ControlToken Token { get; init; } = new();
}
