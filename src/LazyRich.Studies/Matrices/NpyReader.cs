using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LazyRich.Dynamics.Algebra;

namespace LazyRich.Studies.Matrices;

/// <summary>
/// NumPy's NPY files, versions 1 to 3: real numbers of any width and byte order, C and Fortran order. A one-dimensional array of n is one row,
/// 1×n; a zero-dimensional one is 1×1.
/// </summary>
internal static partial class NpyReader
{
    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <exception cref="MatrixFormatException">Not NPY, not real numbers, more than two dimensions, or cut short.</exception>
    public static Matrix Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Magic) || file.Length < 12)
            throw new MatrixFormatException("it is not an NPY file: it does not start with \\x93NUMPY");
        int version = file[6];
        if (version is < 1 or > 3)
            throw new MatrixFormatException($"it is NPY version {version}; versions 1 to 3 are read");
        int start = version == 1 ? 10 : 12;
        uint length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(file[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(file[8..]);
        if (length > file.Length - start)
            throw new MatrixFormatException("its header is cut short");
        string header = Encoding.UTF8.GetString(file.Slice(start, (int)length));
        return Content(header, file[(start + (int)length)..]);
    }

    private static Matrix Content(string header, ReadOnlySpan<byte> data)
    {
        Match type = Type().Match(header), order = Order().Match(header), shape = Shape().Match(header);
        if (!order.Success || !shape.Success || !header.Contains("'descr'", StringComparison.Ordinal))
            throw new MatrixFormatException("its header lacks descr, fortran_order or shape");
        if (!type.Success)
            throw new MatrixFormatException($"it holds {Description().Match(header).Groups[1]}; only real numbers (float, int, uint, bool) are read");
        (char kind, int size) = (type.Groups[2].Value[0], type.Groups[3].Value[0] - '0');
        if (NpyNumbers.Of(kind, size, type.Groups[1].Value == ">") is not NpyNumbers.Decode decode)
            throw new MatrixFormatException($"it holds numbers of type {kind}{size}, which are not read; save them as float64");
        (int rows, int columns) = Dimensions(shape.Groups[1].Value);
        long wanted = (long)rows * columns * size;
        if (data.Length != wanted)
            throw new MatrixFormatException($"it holds {data.Length} bytes of data, but {rows}×{columns} numbers of {size} bytes are {wanted}");
        bool fortran = order.Groups[1].Value == "True";
        var matrix = new Matrix(rows, columns);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                matrix[i, j] = decode(data.Slice((fortran ? (j * rows) + i : (i * columns) + j) * size, size));
        }

        return matrix;
    }

    private static (int Rows, int Columns) Dimensions(string shape)
    {
        string[] parts = shape.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length > 2)
            throw new MatrixFormatException($"its array has {parts.Length} dimensions, ({shape}); a matrix has two");
        var sizes = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out sizes[i]) || sizes[i] > MatrixFiles.MostEntries)
                throw new MatrixFormatException($"its shape ({shape}) is not that of a matrix that fits");
        }

        return sizes switch { [] => (1, 1), [int n] => (1, n), _ => (sizes[0], sizes[1]) };
    }

    [GeneratedRegex(@"'descr'\s*:\s*'([<>|=])([fiub])([1248])'")]
    private static partial Regex Type();

    [GeneratedRegex(@"'descr'\s*:\s*(\[[^\]]*\]|'[^']*')")]
    private static partial Regex Description();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(True|False)")]
    private static partial Regex Order();

    [GeneratedRegex(@"'shape'\s*:\s*\(([0-9, L]*)\)")]
    private static partial Regex Shape();
}
