using System.Security.Cryptography;
using System.Text;

namespace LazyRich.Grains.Handshake;

/// <summary>What the silos of one cluster share: derived from the token and the cluster's id, so that one token serves several clusters and opens none but its own.</summary>
internal sealed class ClusterSecret(string token, string clusterId)
{
    public const int ProofLength = HMACSHA256.HashSizeInBytes;

    private readonly byte[] key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(token), 32, Encoding.UTF8.GetBytes(clusterId), "lazyrich silo connection 1"u8.ToArray());

    /// <summary>HMAC-SHA256 over who speaks and what both sides drew; 32 bytes.</summary>
    public byte[] Prove(ReadOnlySpan<byte> speaker, ReadOnlySpan<byte> transcript)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        mac.AppendData(speaker);
        mac.AppendData(transcript);
        return mac.GetHashAndReset();
    }

    /// <summary>In constant time.</summary>
    public bool IsProof(ReadOnlySpan<byte> proof, ReadOnlySpan<byte> speaker, ReadOnlySpan<byte> transcript) =>
        CryptographicOperations.FixedTimeEquals(proof, Prove(speaker, transcript));
}
