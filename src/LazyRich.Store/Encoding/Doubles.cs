using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LazyRich.Store.Encoding;

/// <summary>Raw little-endian float64, whatever machine this is: <c>numpy.frombuffer(data, '&lt;f8')</c>.</summary>
public static class Doubles
{
    public const int Size = sizeof(double);

    private const int DigestBytes = 16;

    public static byte[] ToBytes(ReadOnlySpan<double> values)
    {
        var bytes = new byte[values.Length * Size];
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(values).CopyTo(bytes);
            return bytes;
        }

        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * Size), values[i]);
        return bytes;
    }

    /// <exception cref="ArgumentException">Not a multiple of eight bytes.</exception>
    public static double[] FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % Size != 0) throw new ArgumentException($"{bytes.Length} bytes are not a whole number of doubles.", nameof(bytes));
        var values = new double[bytes.Length / Size];
        if (BitConverter.IsLittleEndian)
        {
            bytes.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
            return values;
        }

        for (int i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * Size)..]);
        return values;
    }

    /// <summary>First 128 bits of SHA-256.</summary>
    public static byte[] Checksum(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes)[..DigestBytes];

    /// <summary>The checksum in 32 hex digits: how a grid is named.</summary>
    public static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(Checksum(bytes));
}
