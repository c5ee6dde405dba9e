namespace LazyRich.Dynamics.Algebra;

/// <summary>A dense row-major matrix of doubles. Not thread-safe while it is written to.</summary>
public sealed class Matrix(int rows, int columns)
{
    public Matrix(int rows, int columns, ReadOnlySpan<double> rowMajor) : this(rows, columns) => rowMajor.CopyTo(Data);

    /// <param name="entries">rows×columns, as written in source: <c>{{1, 0}, {0, 1}}</c>.</param>
    public static Matrix Of(double[,] entries) => new(entries.GetLength(0), entries.GetLength(1), [.. entries.Cast<double>()]);

    public int Rows => rows;

    public int Columns => columns;

    /// <summary>Row-major: element (i, j) is at i·Columns + j.</summary>
    public double[] Data { get; } = new double[rows * columns];

    public ref double this[int row, int column] => ref Data[(row * columns) + column];

    public Span<double> Row(int row) => Data.AsSpan(row * columns, columns);

    /// <summary>this ← this + factor·x yᵀ.</summary>
    public void AddOuter(double factor, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            Vectors.AddScaled(Row(i), factor * x[i], y);
    }

    internal Matrix Minus(Matrix other)
    {
        var difference = new Matrix(rows, columns, Data);
        Vectors.AddScaled(difference.Data, -1, other.Data);
        return difference;
    }

    public Matrix Transposed()
    {
        var transposed = new Matrix(columns, rows);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                transposed[j, i] = this[i, j];
        }

        return transposed;
    }

    /// <returns>a·b, sums in written order.</returns>
    public static Matrix Product(Matrix a, Matrix b)
    {
        var product = new Matrix(a.Rows, b.Columns);
        for (int i = 0; i < a.Rows; i++)
        {
            for (int k = 0; k < a.Columns; k++)
                Vectors.AddScaled(product.Row(i), a[i, k], b.Row(k));
        }

        return product;
    }

    public static Matrix Identity(int size)
    {
        var identity = new Matrix(size, size);
        for (int i = 0; i < size; i++)
            identity[i, i] = 1;
        return identity;
    }
}
