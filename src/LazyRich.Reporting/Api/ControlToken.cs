using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LazyRich.Reporting.Api;

/// <summary>What a request must carry that changes anything. Known to whoever may read STORE.lock.</summary>
/// <param name="text">Printable, without spaces.</param>
public sealed class ControlToken(string text)
{
    private const string Bearer = "Bearer ";

    private const string Basic = "Basic ";

    private readonly byte[] digest = Digest(text);

    /// <summary>A new one: 256 random bits.</summary>
    public ControlToken() : this(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)))
    {
    }

    public string Text => text;

    /// <summary>Compares digests in constant time, so that neither length nor prefix leak.</summary>
    public bool IsCarriedBy(HttpRequest request) =>
        Carried(request) is { } carried && CryptographicOperations.FixedTimeEquals(Digest(carried), digest);

    /// <summary>As a password only for reading: a browser adds it by itself to whatever any page makes it send.</summary>
    private static string? Carried(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return header[Bearer.Length..].Trim();
        return HttpMethods.IsGet(request.Method) && header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) ? Password(header[Basic.Length..].Trim()) : null;
    }

    private static string? Password(string credentials)
    {
        byte[] decoded = new byte[credentials.Length];
        if (!Convert.TryFromBase64String(credentials, decoded, out int length))
            return null;
        string pair = Encoding.UTF8.GetString(decoded, 0, length);
        return pair.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? pair[(colon + 1)..] : null;
    }

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
