using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Tests;

/// <summary>Textbook matrix arithmetic for tests, written without the library's own.</summary>
internal static class Dense
{
    public static Matrix Times(this Matrix a, Matrix b)
    {
        var product = new Matrix(a.Rows, b.Columns);
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < b.Columns; j++)
            {
                for (int k = 0; k < a.Columns; k++)
                    product[i, j] += a[i, k] * b[k, j];
            }
        }

        return product;
    }

    public static Matrix Plus(this Matrix a, Matrix b, double factor = 1) =>
        new(a.Rows, a.Columns, [.. a.Data.Zip(b.Data, (x, y) => x + (factor * y))]);

    public static Matrix Scaled(this Matrix a, double factor) => new(a.Rows, a.Columns, [.. a.Data.Select(x => factor * x)]);

    public static Matrix Turned(this Matrix a)
    {
        var turned = new Matrix(a.Columns, a.Rows);
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < a.Columns; j++)
                turned[j, i] = a[i, j];
        }

        return turned;
    }

    public static Matrix Diagonal(params double[] values)
    {
        var diagonal = new Matrix(values.Length, values.Length);
        for (int i = 0; i < values.Length; i++)
            diagonal[i, i] = values[i];
        return diagonal;
    }

    public static Matrix Unit(int size) => Diagonal([.. Enumerable.Repeat(1.0, size)]);

    /// <summary>Frobenius norm.</summary>
    public static double Norm(this Matrix a) => Math.Sqrt(a.Data.Sum(x => x * x));

    /// <summary>‖a − b‖ / ‖b‖.</summary>
    public static double Error(Matrix a, Matrix b) => a.Plus(b, -1).Norm() / b.Norm();
}
