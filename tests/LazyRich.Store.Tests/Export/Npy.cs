using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace LazyRich.Store.Tests.Export;

/// <summary>Reads what NumPy would read, from its own description of the format.</summary>
internal sealed partial record Npy(string Type, int[] Shape, byte[] Data)
{
    public double[] Numbers => MemoryMarshal.Cast<byte, double>(Data).ToArray();

    public long[] Integers => MemoryMarshal.Cast<byte, long>(Data).ToArray();

    public string[] Texts
    {
        get
        {
            int width = 4 * int.Parse(Type[2..], System.Globalization.CultureInfo.InvariantCulture);
            return [.. Data.Chunk(width).Select(bytes => System.Text.Encoding.UTF32.GetString(bytes).TrimEnd('\0'))];
        }
    }

    public static Dictionary<string, Npy> ReadAll(byte[] npz)
    {
        using var archive = new ZipArchive(new MemoryStream(npz));
        return archive.Entries.ToDictionary(entry => entry.Name[..^".npy".Length], Read);
    }

    private static Npy Read(ZipArchiveEntry entry)
    {
        using var copy = new MemoryStream();
        using (Stream stream = entry.Open())
            stream.CopyTo(copy);
        byte[] bytes = copy.ToArray();
        Assert.Equal([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0], bytes[..8]);
        int start = 10 + bytes[8] + (bytes[9] << 8);
        Assert.Equal(0, start % 64);
        Assert.Equal((byte)'\n', bytes[start - 1]);
        Match header = Header().Match(System.Text.Encoding.ASCII.GetString(bytes, 10, start - 10));
        Assert.True(header.Success);
        int[] shape = [.. header.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
        var npy = new Npy(header.Groups[1].Value, shape, bytes[start..]);
        int size = npy.Type[1] == 'U' ? 4 * int.Parse(npy.Type[2..], System.Globalization.CultureInfo.InvariantCulture) : 8;
        Assert.Equal(shape.Aggregate(size, (product, length) => product * length), npy.Data.Length);
        return npy;
    }

    [GeneratedRegex(@"^\{'descr': '(<f8|<i8|<U\d+)', 'fortran_order': False, 'shape': \(([\d, ]*)\), \} *\n$")]
    private static partial Regex Header();
}
