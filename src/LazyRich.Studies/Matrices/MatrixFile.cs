using System.Text;
using LazyRich.Dynamics.Algebra;

namespace LazyRich.Studies.Matrices;

/// <summary>A matrix as a user keeps it: NPY, or text with a row a line.</summary>
public static class MatrixFile
{
    /// <param name="path">Ends in .npy, .csv, .tsv or .txt.</param>
    /// <exception cref="MatrixFormatException">It holds no matrix of finite numbers; the message says where and what would be right.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static Matrix Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        return Checked(Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".npy" => NpyReader.Read(bytes),
            ".csv" or ".tsv" or ".txt" => CsvReader.Read(Encoding.UTF8.GetString(bytes)),
            _ => throw new MatrixFormatException("its name must end in .npy, .csv, .tsv or .txt"),
        });
    }

    /// <exception cref="MatrixFormatException">It is empty, or an entry is not finite.</exception>
    internal static Matrix Checked(Matrix matrix)
    {
        if (matrix.Data.Length == 0)
            throw new MatrixFormatException($"it is empty: {matrix.Rows}×{matrix.Columns}");
        int bad = Array.FindIndex(matrix.Data, value => !double.IsFinite(value));
        if (bad >= 0)
        {
            (int row, int column) = Math.DivRem(bad, matrix.Columns);
            throw new MatrixFormatException($"row {row + 1}, column {column + 1} is {matrix.Data[bad]}; every entry must be finite");
        }

        return matrix;
    }
}
