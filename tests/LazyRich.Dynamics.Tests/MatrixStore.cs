using System.Globalization;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tests;

/// <summary>Matrices by made-up digests.</summary>
internal sealed class MatrixStore : IInputs
{
    private readonly Dictionary<string, Matrix> matrices = [];

    public static MatrixStore Empty => new();

    public MatrixValue Add(Matrix matrix)
    {
        string digest = matrices.Count.ToString("x32", CultureInfo.InvariantCulture);
        matrices[digest] = matrix;
        return new(digest, matrix.Rows, matrix.Columns);
    }

    public Matrix Matrix(string digest) => matrices[digest];
}
