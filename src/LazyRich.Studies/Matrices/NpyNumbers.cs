using System.Buffers.Binary;

namespace LazyRich.Studies.Matrices;

/// <summary>NumPy's real number types, each to a double.</summary>
internal static class NpyNumbers
{
    public delegate double Decode(ReadOnlySpan<byte> bytes);

    /// <param name="kind">f, i, u or b as in a dtype.</param>
    /// <returns>Null for a type that does not exist.</returns>
    public static Decode? Of(char kind, int size, bool big) => (kind, size) switch
    {
        ('f', 8) => big ? BinaryPrimitives.ReadDoubleBigEndian : BinaryPrimitives.ReadDoubleLittleEndian,
        ('f', 4) => bytes => big ? BinaryPrimitives.ReadSingleBigEndian(bytes) : BinaryPrimitives.ReadSingleLittleEndian(bytes),
        ('f', 2) => bytes => (double)(big ? BinaryPrimitives.ReadHalfBigEndian(bytes) : BinaryPrimitives.ReadHalfLittleEndian(bytes)),
        ('i', 8) => bytes => big ? BinaryPrimitives.ReadInt64BigEndian(bytes) : BinaryPrimitives.ReadInt64LittleEndian(bytes),
        ('i', 4) => bytes => big ? BinaryPrimitives.ReadInt32BigEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes),
        ('i', 2) => bytes => big ? BinaryPrimitives.ReadInt16BigEndian(bytes) : BinaryPrimitives.ReadInt16LittleEndian(bytes),
        ('i', 1) => bytes => (sbyte)bytes[0],
        ('u', 8) => bytes => big ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        ('u', 4) => bytes => big ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        ('u', 2) => bytes => big ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        ('u', 1) or ('b', 1) => bytes => bytes[0],
        _ => null,
    };
}
