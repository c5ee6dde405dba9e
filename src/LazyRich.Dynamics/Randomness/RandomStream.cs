using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LazyRich.Dynamics.Randomness;

/// <summary>
/// The random numbers of one purpose under one seed. Element i is a pure function of (seed, purpose, i): it depends neither on what was
/// drawn before nor on who else draws, so runs that differ in λ share their task, and shapes that agree share their start.
/// </summary>
/// <remarks>
/// Immutable and thread-safe. SHA-256 of the seed's eight bytes (little-endian) and the purpose's UTF-8 names the stream: 64 of its bits
/// are the key of <see cref="Philox"/>, 64 more the upper half of every counter; the lower half is the block's number.
/// </remarks>
public sealed class RandomStream
{
    private readonly (uint Word0, uint Word1) key;
    private readonly (uint Word2, uint Word3) name;

    /// <param name="purpose">What the numbers are for, such as "task"; different purposes give independent streams.</param>
    public RandomStream(long seed, string purpose)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        byte[] text = new byte[8 + Encoding.UTF8.GetByteCount(purpose)];
        BinaryPrimitives.WriteInt64LittleEndian(text, seed);
        Encoding.UTF8.GetBytes(purpose, text.AsSpan(8));
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, digest);
        key = (BinaryPrimitives.ReadUInt32LittleEndian(digest), BinaryPrimitives.ReadUInt32LittleEndian(digest[4..]));
        name = (BinaryPrimitives.ReadUInt32LittleEndian(digest[8..]), BinaryPrimitives.ReadUInt32LittleEndian(digest[12..]));
    }

    /// <summary>Element <paramref name="index"/>, uniform on 64 bits.</summary>
    public ulong Bits(ulong index)
    {
        ulong block = index >> 1;
        (uint word0, uint word1, uint word2, uint word3) = Philox.Block(((uint)block, (uint)(block >> 32), name.Word2, name.Word3), key);
        return (index & 1) == 0 ? ((ulong)word1 << 32) | word0 : ((ulong)word3 << 32) | word2;
    }

    /// <summary>Element <paramref name="index"/>, uniform in (0, 1): a multiple of 2⁻⁵³, or 2⁻⁵⁴ in place of 0.</summary>
    public double Uniform(ulong index)
    {
        ulong bits = Bits(index) >> 11;
        return bits == 0 ? 5.551115123125783e-17 : bits * 1.1102230246251565e-16;
    }

    /// <summary>Element <paramref name="index"/>, normal with mean 0 and variance 1: the inverse distribution function of <see cref="Uniform"/>.</summary>
    public double Normal(ulong index) => NormalDistribution.Quantile(Uniform(index));

    /// <summary>Elements 0, 1, 2, … of <see cref="Normal"/>: a row-major matrix in index order.</summary>
    public void FillNormal(Span<double> target)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] = Normal((ulong)i);
    }
}
