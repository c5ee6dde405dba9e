using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Matrices;

/// <summary>The matrix files that a study names, read once each and kept by digest. Not thread-safe.</summary>
internal sealed class MatrixFiles(IMatrixSource source, FaultList faults) : IInputs
{
    /// <summary>1 GiB of doubles.</summary>
    public const int MostEntries = 1 << 27;

    private readonly Dictionary<string, MatrixValue> read = [];
    private readonly Dictionary<string, Matrix> matrices = [];

    public ImmutableDictionary<string, Matrix> All => matrices.ToImmutableDictionary();

    /// <summary>The digests of the files that were read, by the names under which the study has them.</summary>
    public ImmutableDictionary<string, string> Names => read.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Digest);

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
            if (source.Find(node.Value) is Matrix matrix)
                return read[node.Value] = Keep(MatrixFile.Checked(matrix));
            faults.Add(node, $"{name}: there is no file '{node.Value}'; {source.Whereabouts}", source.Nearest(node.Value));
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

    private MatrixValue Keep(Matrix matrix)
    {
        foreach (ref double value in matrix.Data.AsSpan())
            value += 0.0;
        string digest = MatrixDigest.Of(matrix);
        matrices[digest] = matrix;
        return new MatrixValue(digest, matrix.Rows, matrix.Columns);
    }
}
