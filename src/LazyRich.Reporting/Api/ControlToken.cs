using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LazyRich.Reporting.Api;

/// <summary>What a request must carry that changes anything. Known to whoever may read STORE.lock.</summary>
/// <param name="text">Printable, without spaces.</param>
public sealed class ControlToken(string text)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] digest = Digest(text);

    /// <summary>A new one: 256 random bits.</summary>
    public ControlToken() : this(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)))
    {
    }

    public string Text => text;

    /// <summary>Compares digests in constant time, so that neither length nor prefix leak.</summary>
    public bool IsCarriedBy(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Digest(header[Scheme.Length..].Trim()), digest);
    }

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
