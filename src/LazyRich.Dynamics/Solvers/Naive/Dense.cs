using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Solvers.Naive;

internal static class Dense
{
    /// <summary>a·b, sums in written order.</summary>
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
}
