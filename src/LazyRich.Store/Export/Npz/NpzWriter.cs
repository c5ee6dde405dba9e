using System.Buffers.Binary;
using System.IO.Compression;
using LazyRich.Store.Encoding;

namespace LazyRich.Store.Export.Npz;

/// <summary>A zip of .npy files, as <c>numpy.savez</c> makes it: stored, not deflated, for doubles hardly shrink. No pickled objects.</summary>
internal sealed class NpzWriter(Stream output) : IDisposable
{
    /// <summary>Zip's own beginning of time: the same store gives the same bytes.</summary>
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int Portion = 8192;

    private readonly ZipArchive archive = new(output, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Float64, from as many pieces as there are; together they must fill the shape.</summary>
    public void Write(string name, ReadOnlySpan<long> shape, IEnumerable<double[]> pieces)
    {
        using Stream entry = Open(name);
        NpyHeader.Write(entry, "<f8", shape);
        foreach (double[] piece in pieces)
            entry.Write(Doubles.ToBytes(piece));
    }

    /// <summary>Float64, one after the other.</summary>
    public void Write(string name, ReadOnlySpan<double> values)
    {
        using Stream entry = Open(name);
        NpyHeader.Write(entry, "<f8", [values.Length]);
        for (int from = 0; from < values.Length; from += Portion)
            entry.Write(Doubles.ToBytes(values.Slice(from, Math.Min(Portion, values.Length - from))));
    }

    public void Write(string name, IReadOnlyList<long> values)
    {
        using Stream entry = Open(name);
        NpyHeader.Write(entry, "<i8", [values.Count]);
        var bytes = new byte[sizeof(long)];
        foreach (long value in values)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            entry.Write(bytes);
        }
    }

    /// <summary>Texts of one width in UTF-32, padded with zeros.</summary>
    public void Write(string name, IReadOnlyList<string> values)
    {
        var utf32 = new System.Text.UTF32Encoding(bigEndian: false, byteOrderMark: false);
        int width = values.Count == 0 ? 1 : Math.Max(1, values.Max(utf32.GetByteCount) / 4);
        using Stream entry = Open(name);
        NpyHeader.Write(entry, $"<U{width}", [values.Count]);
        var bytes = new byte[4 * width];
        foreach (string value in values)
        {
            Array.Clear(bytes);
            utf32.GetBytes(value, bytes);
            entry.Write(bytes);
        }
    }

    public void Dispose() => archive.Dispose();

    private BufferedStream Open(string name)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name + ".npy", CompressionLevel.NoCompression);
        entry.LastWriteTime = NoDate;
        return new BufferedStream(entry.Open(), 1 << 16);
    }
}
