namespace LazyRich.Dynamics.Algebra;

/// <summary>A dense row-major matrix of doubles. Not thread-safe while it is written to.</summary>
public sealed class Matrix(int rows, int columns)
{
    public Matrix(int rows, int columns, ReadOnlySpan<double> rowMajor) : this(rows, columns) => rowMajor.CopyTo(Data);

    public int Rows => rows;

    public int Columns => columns;

    /// <summary>Row-major: element (i, j) is at i·Columns + j.</summary>
    public double[] Data { get; } = new double[rows * columns];

    public ref double this[int row, int column] => ref Data[(row * columns) + column];
}
