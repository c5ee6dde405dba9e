namespace LazyRich.Dynamics.Algebra;

/// <summary>Thin singular value decomposition A = U diag(σ) Vᵀ of an m×n matrix, r = min(m, n), by one-sided Jacobi rotations.</summary>
/// <remarks>
/// Plain arithmetic in written order, so equal bits on every machine. Small singular values and their vectors keep their relative digits, and
/// both factors are orthonormal to rounding whatever the rank. Meant for the small matrices of a run's set-up: cost about 10·m·n².
/// </remarks>
/// <param name="Left">r×m: row i is the left singular vector uᵢ.</param>
/// <param name="Values">σ, largest first.</param>
/// <param name="Right">r×n: row i is the right singular vector vᵢ.</param>
public sealed record Svd(Matrix Left, double[] Values, Matrix Right)
{
    // Quadratic convergence ends a sweep or two after the sixth; a matrix that is not finite never converges.
    private const int MaximumSweeps = 40;

    // Below this part of the largest entry, squares leave the range of normal doubles: such a value counts as 0.
    private const double Vanishing = 1e-140;

    /// <summary>How many singular values are more than the rounding of the largest.</summary>
    public int Rank => Values.Count(value => value > Math.Max(Left.Columns, Right.Columns) * 2.3e-16 * Values[0]);

    public static Svd Of(Matrix a) => a.Rows >= a.Columns ? Decompose(a.Transposed()) : Swap(Decompose(a));

    /// <summary>σ alone, largest first.</summary>
    public static double[] ValuesOf(Matrix a)
    {
        // The shorter side is made orthogonal.
        Matrix work = a.Rows >= a.Columns ? a.Transposed() : new Matrix(a.Rows, a.Columns, a.Data);
        int exponent = Normalise(work);
        Orthogonalise(work, null);
        double[] values = Norms(work, exponent);
        Array.Sort(values, (x, y) => y.CompareTo(x));
        return values;
    }

    private static Svd Swap(Svd svd) => new(svd.Right, svd.Values, svd.Left);

    /// <param name="rows">Aᵀ, n×m with n ≤ m; not changed. Rotating its rows to orthogonality from the left builds Vᵀ beside σᵢuᵢ.</param>
    private static Svd Decompose(Matrix rows)
    {
        var left = new Matrix(rows.Rows, rows.Columns, rows.Data);
        Matrix right = Matrix.Identity(rows.Rows);
        int exponent = Normalise(left);
        Orthogonalise(left, right);
        double[] values = Norms(left, 0);
        SortDescending(values, left, right);
        for (int i = 0; i < left.Rows; i++)
        {
            if (values[i] == 0)
                OrthonormalRows.CompleteFromAxes(left, i);
            else
                Divide(left.Row(i), values[i]);
            values[i] = Math.ScaleB(values[i], exponent);
        }

        return new(left, values, right);
    }

    /// <summary>Scales the largest entry into [1, 2) by a power of two, so that squares neither overflow nor vanish.</summary>
    /// <returns>The exponent taken out.</returns>
    private static int Normalise(Matrix a)
    {
        double largest = 0;
        foreach (double entry in a.Data)
            largest = Math.Max(largest, Math.Abs(entry));
        if (largest == 0 || !double.IsFinite(largest))
            return 0;
        int exponent = Math.ILogB(largest);
        foreach (ref double entry in a.Data.AsSpan())
            entry = Math.ScaleB(entry, -exponent);
        return exponent;
    }

    private static void Orthogonalise(Matrix a, Matrix? beside)
    {
        double tolerance = 2.2e-16 * Math.Sqrt(a.Columns);
        bool rotated = true;
        for (int sweep = 0; rotated && sweep < MaximumSweeps; sweep++)
        {
            rotated = false;
            for (int p = 0; p < a.Rows - 1; p++)
            {
                for (int q = p + 1; q < a.Rows; q++)
                {
                    Span<double> x = a.Row(p), y = a.Row(q);
                    double xx = Vectors.Dot(x, x), yy = Vectors.Dot(y, y), xy = Vectors.Dot(x, y);
                    if (!(Math.Abs(xy) > tolerance * Math.Sqrt(xx) * Math.Sqrt(yy)))
                        continue;
                    rotated = true;
                    double zeta = (yy - xx) / (2 * xy);
                    double tangent = Math.CopySign(1, zeta) / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta)));
                    double cosine = 1 / Math.Sqrt(1 + (tangent * tangent)), sine = cosine * tangent;
                    double tangentOfHalf = sine / (1 + cosine);
                    Rotate(x, y, sine, tangentOfHalf);
                    if (beside is not null)
                        Rotate(beside.Row(p), beside.Row(q), sine, tangentOfHalf);
                }
            }
        }
    }

    /// <summary>x ← cx − sy, y ← sx + cy with c = 1 − s·tan(θ/2), so that a small angle makes a small rounding.</summary>
    private static void Rotate(Span<double> x, Span<double> y, double sine, double tangentOfHalf)
    {
        for (int k = 0; k < x.Length; k++)
        {
            double xk = x[k], yk = y[k];
            x[k] = Math.FusedMultiplyAdd(-sine, Math.FusedMultiplyAdd(tangentOfHalf, xk, yk), xk);
            y[k] = Math.FusedMultiplyAdd(sine, Math.FusedMultiplyAdd(-tangentOfHalf, yk, xk), yk);
        }
    }

    private static double[] Norms(Matrix a, int exponent)
    {
        var norms = new double[a.Rows];
        for (int i = 0; i < norms.Length; i++)
        {
            double norm = Math.Sqrt(Vectors.Dot(a.Row(i), a.Row(i)));
            norms[i] = norm < Vanishing ? 0 : Math.ScaleB(norm, exponent);
        }

        return norms;
    }

    private static void SortDescending(double[] values, Matrix left, Matrix right)
    {
        for (int i = 0; i < values.Length - 1; i++)
        {
            int largest = i;
            for (int j = i + 1; j < values.Length; j++)
            {
                if (values[j] > values[largest])
                    largest = j;
            }

            if (largest == i)
                continue;
            (values[i], values[largest]) = (values[largest], values[i]);
            Vectors.Swap(left.Row(i), left.Row(largest));
            Vectors.Swap(right.Row(i), right.Row(largest));
        }
    }

    private static void Divide(Span<double> x, double by)
    {
        foreach (ref double entry in x)
            entry /= by;
    }
}
