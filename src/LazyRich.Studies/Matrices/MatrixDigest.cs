using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LazyRich.Dynamics.Algebra;

namespace LazyRich.Studies.Matrices;

/// <summary>Names by content: what a run key holds instead of a file's path, and instead of the times of a grid.</summary>
public static class MatrixDigest
{
    /// <returns>32 hex digits: the first 128 bits of SHA-256 over "rows×columns" in UTF-8 and the row-major little-endian doubles.</returns>
    public static string Of(Matrix matrix) => Of(Shape(matrix.Rows, matrix.Columns), matrix.Data);

    /// <param name="data">The row-major little-endian doubles, as they are stored.</param>
    public static string Of(int rows, int columns, ReadOnlySpan<byte> data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Shape(rows, columns));
        hash.AppendData(data);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    /// <returns>32 hex digits: the first 128 bits of SHA-256 over the little-endian doubles.</returns>
    public static string OfTimes(ReadOnlySpan<double> times) => Of([], times);

    private static byte[] Shape(int rows, int columns) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{rows}×{columns}"));

    private static string Of(ReadOnlySpan<byte> before, ReadOnlySpan<double> values)
    {
        var bytes = new byte[before.Length + (values.Length * sizeof(double))];
        before.CopyTo(bytes);
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(before.Length + (i * sizeof(double))), values[i]);
        return Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));
    }
}
