using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Tests.ManyDigits;

/// <summary>A dense matrix of many-digit numbers.</summary>
internal sealed class BigMatrix(int rows, int columns)
{
    private readonly BigFloat[] data = new BigFloat[rows * columns];

    public int Rows => rows;

    public int Columns => columns;

    public ref BigFloat this[int row, int column] => ref data[(row * columns) + column];

    public static BigMatrix Identity(int size) => Create(size, size, static (i, j) => i == j ? 1 : 0);

    /// <summary>Exact.</summary>
    public static BigMatrix From(Matrix matrix) => Create(matrix.Rows, matrix.Columns, (i, j) => matrix[i, j]);

    public static BigMatrix Create(int rows, int columns, Func<int, int, BigFloat> element)
    {
        BigMatrix result = new(rows, columns);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                result[i, j] = element(i, j);
        }

        return result;
    }

    public static BigMatrix operator *(BigMatrix a, BigMatrix b) => Create(a.Rows, b.Columns, (i, j) =>
    {
        BigFloat sum = 0;
        for (int k = 0; k < a.Columns; k++)
            sum += a[i, k] * b[k, j];
        return sum;
    });

    public static BigMatrix operator *(BigFloat factor, BigMatrix a) => Create(a.Rows, a.Columns, (i, j) => factor * a[i, j]);

    public static BigMatrix operator +(BigMatrix a, BigMatrix b) => Create(a.Rows, a.Columns, (i, j) => a[i, j] + b[i, j]);

    public static BigMatrix operator -(BigMatrix a, BigMatrix b) => Create(a.Rows, a.Columns, (i, j) => a[i, j] - b[i, j]);

    public BigMatrix Transposed() => Create(columns, rows, (i, j) => this[j, i]);

    public BigMatrix Block(int row, int column, int height, int width) => Create(height, width, (i, j) => this[row + i, column + j]);

    /// <summary>Σᵢⱼ aᵢⱼ bᵢⱼ, which is tr(aᵀb).</summary>
    public static BigFloat Dot(BigMatrix a, BigMatrix b)
    {
        BigFloat sum = 0;
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < a.Columns; j++)
                sum += a[i, j] * b[i, j];
        }

        return sum;
    }

    public BigFloat Trace()
    {
        BigFloat sum = 0;
        for (int i = 0; i < rows; i++)
            sum += this[i, i];
        return sum;
    }

    /// <summary>Frobenius norm.</summary>
    public BigFloat Norm() => BigFloat.Sqrt(Dot(this, this));
}
