using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LazyRich.Reporting.Api;

/// <summary>What a request must carry that changes anything: 256 random bits, known to whoever may read STORE.lock.</summary>
public sealed class ControlToken
{
    private const string Scheme = "Bearer ";

    private readonly byte[] digest;

    public ControlToken()
    {
        Text = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        digest = Digest(Text);
    }

    public string Text { get; }

    /// <summary>Compares digests in constant time, so that neither length nor prefix leak.</summary>
    public bool IsCarriedBy(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Digest(header[Scheme.Length..].Trim()), digest);
    }

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
