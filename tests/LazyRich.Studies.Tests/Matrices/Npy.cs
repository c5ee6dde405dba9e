using System.Text;

namespace LazyRich.Studies.Tests.Matrices;

/// <summary>NPY files as NumPy's format description lays them out, made here byte by byte.</summary>
internal static class Npy
{
    public static byte[] File(string dtype, bool fortran, string shape, byte[] data, int version = 1)
    {
        string header = $"{{'descr': {dtype}, 'fortran_order': {(fortran ? "True" : "False")}, 'shape': {shape}, }}";
        int before = version == 1 ? 10 : 12;
        header = header.PadRight(((before + header.Length + 64) / 64 * 64) - before - 1) + "\n";
        byte[] length = version == 1 ? BitConverter.GetBytes((ushort)header.Length) : BitConverter.GetBytes(header.Length);
        return [0x93, .. "NUMPY"u8, (byte)version, 0, .. length, .. Encoding.UTF8.GetBytes(header), .. data];
    }

    public static byte[] Doubles(params double[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}
