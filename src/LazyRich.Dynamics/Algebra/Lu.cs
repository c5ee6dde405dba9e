namespace LazyRich.Dynamics.Algebra;

/// <summary>Gaussian elimination with partial pivoting, in place and in written order.</summary>
internal static class Lu
{
    /// <param name="a">n×n; destroyed.</param>
    public static double Determinant(Matrix a)
    {
        double determinant = 1;
        for (int k = 0; k < a.Rows; k++)
        {
            int pivot = Pivot(a, k);
            if (pivot != k)
            {
                Vectors.Swap(a.Row(k), a.Row(pivot));
                determinant = -determinant;
            }

            determinant *= a[k, k];
            for (int i = k + 1; i < a.Rows; i++)
                Vectors.AddScaled(a.Row(i)[(k + 1)..], -(a[i, k] / a[k, k]), a.Row(k)[(k + 1)..]);
        }

        return determinant;
    }

    /// <summary>X in AX = B. Infinities and a pivot of 0 come out as what division makes of them.</summary>
    /// <param name="a">n×n; destroyed.</param>
    /// <param name="b">n×any; becomes X.</param>
    public static void Solve(Matrix a, Matrix b)
    {
        for (int k = 0; k < a.Rows; k++)
        {
            int pivot = Pivot(a, k);
            if (pivot != k)
            {
                Vectors.Swap(a.Row(k), a.Row(pivot));
                Vectors.Swap(b.Row(k), b.Row(pivot));
            }

            for (int i = k + 1; i < a.Rows; i++)
            {
                double factor = -(a[i, k] / a[k, k]);
                Vectors.AddScaled(a.Row(i)[(k + 1)..], factor, a.Row(k)[(k + 1)..]);
                Vectors.AddScaled(b.Row(i), factor, b.Row(k));
            }
        }

        for (int k = a.Rows - 1; k >= 0; k--)
        {
            Span<double> row = b.Row(k);
            for (int i = k + 1; i < a.Rows; i++)
                Vectors.AddScaled(row, -a[k, i], b.Row(i));
            foreach (ref double entry in row)
                entry /= a[k, k];
        }
    }

    /// <summary>The row with the largest entry in column k, from k on.</summary>
    private static int Pivot(Matrix a, int k)
    {
        int pivot = k;
        for (int i = k + 1; i < a.Rows; i++)
        {
            if (Math.Abs(a[i, k]) > Math.Abs(a[pivot, k]))
                pivot = i;
        }

        return pivot;
    }
}
