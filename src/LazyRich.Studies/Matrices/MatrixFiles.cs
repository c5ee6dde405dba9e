using System.Collections.Immutable;
using System.Text;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Matrices;

/// <summary>The matrix files that a study names, read once each and kept by digest. Not thread-safe.</summary>
/// <param name="directory">Where relative paths start: the study file's own directory.</param>
internal sealed class MatrixFiles(string directory, FaultList faults) : IInputs
{
    /// <summary>1 GiB of doubles.</summary>
    public const int MostEntries = 1 << 27;

    private readonly Dictionary<string, MatrixValue> read = [];
    private readonly Dictionary<string, Matrix> matrices = [];

    public ImmutableDictionary<string, Matrix> All => matrices.ToImmutableDictionary();

    public Matrix Matrix(string digest) => matrices[digest];

    /// <summary>The path under which the study names a matrix.</summary>
    public string NameOf(string digest) => read.First(pair => pair.Value?.Digest == digest).Key;

    /// <param name="name">What the study file calls it: <c>task.sigma</c>.</param>
    /// <returns>Null after a fault.</returns>
    public MatrixValue? Load(ScalarNode node, string name)
    {
        if (read.TryGetValue(node.Value, out MatrixValue? known))
            return known;
        try
        {
            string path = Path.Combine(directory, node.Value);
            if (!File.Exists(path))
            {
                faults.Add(node, $"{name}: there is no file '{node.Value}'; paths start at the study file's directory", Near(path));
                return null;
            }

            return read[node.Value] = Keep(Read(path));
        }
        catch (MatrixFormatException error)
        {
            faults.Add(node, $"{name}: '{node.Value}' cannot be read: {error.Message}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            faults.Add(node, $"{name}: '{node.Value}' cannot be opened: {error.Message.TrimEnd('.')}");
        }

        return null;
    }

    private static Matrix Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        Matrix matrix = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".npy" => NpyReader.Read(bytes),
            ".csv" or ".tsv" or ".txt" => CsvReader.Read(Encoding.UTF8.GetString(bytes)),
            _ => throw new MatrixFormatException("its name must end in .npy, .csv, .tsv or .txt"),
        };
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

    private MatrixValue Keep(Matrix matrix)
    {
        foreach (ref double value in matrix.Data.AsSpan())
            value += 0.0;
        string digest = MatrixDigest.Of(matrix);
        matrices[digest] = matrix;
        return new MatrixValue(digest, matrix.Rows, matrix.Columns);
    }

    private static string? Near(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        return Directory.Exists(folder) ? Nearest.Of(Path.GetFileName(path), Directory.EnumerateFiles(folder).Select(Path.GetFileName)!) : null;
    }
}
