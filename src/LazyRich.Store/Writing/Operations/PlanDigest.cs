using System.Security.Cryptography;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing.Operations;

/// <summary>SHA-256 over the keys of a plan in its order, first 128 bits.</summary>
internal sealed class PlanDigest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(RunKey key) => hash.AppendData(key.ToBytes());

    public byte[] Finish() => hash.GetHashAndReset()[..16];

    public void Dispose() => hash.Dispose();
}
