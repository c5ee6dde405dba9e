using System.Net.Sockets;

namespace LazyRich.Reporting.Client;

/// <summary>Nobody answers at a head's address, or whoever does is about to end. Asking again later may help.</summary>
public sealed class HeadGoneException(Uri head, string why, Exception? inner = null) : Exception($"{head} {why}", inner)
{
    public Uri Head => head;

    /// <summary>Whether a head may be about to come up there: the machine is reached and nobody listens yet, or whoever does is not ready.</summary>
    public bool MayBeStarting => InnerException is null or { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } };

    /// <summary>"does not answer: Connection refused", "is about to end".</summary>
    public string Why => why;
}
