using System.Buffers.Binary;
using System.Globalization;

namespace LazyRich.Studies.Plan;

/// <summary>Identity of a run: the first 128 bits of SHA-256 over its canonical JSON. Written as 32 hex digits.</summary>
public readonly record struct RunKey(UInt128 Value) : IComparable<RunKey>
{
    public static RunKey FromBytes(ReadOnlySpan<byte> bigEndian) => new(BinaryPrimitives.ReadUInt128BigEndian(bigEndian));

    public static bool TryParse(string text, out RunKey key)
    {
        bool valid = UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out UInt128 value) && text.Length == 32;
        key = new(value);
        return valid;
    }

    /// <summary>16 bytes, big-endian: the column <c>runs.key</c>.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return bytes;
    }

    public int CompareTo(RunKey other) => Value.CompareTo(other.Value);

    public static bool operator <(RunKey a, RunKey b) => a.Value < b.Value;

    public static bool operator >(RunKey a, RunKey b) => a.Value > b.Value;

    public static bool operator <=(RunKey a, RunKey b) => a.Value <= b.Value;

    public static bool operator >=(RunKey a, RunKey b) => a.Value >= b.Value;

    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}
