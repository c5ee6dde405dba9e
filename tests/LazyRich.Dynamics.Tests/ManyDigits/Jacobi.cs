namespace LazyRich.Dynamics.Tests.ManyDigits;

/// <summary>Eigenvalues of a symmetric matrix by Jacobi's rotations, to the precision in force.</summary>
internal static class Jacobi
{
    /// <param name="start">Orthonormal columns that nearly are the eigenvectors, such as those of a lower precision; null: none known.</param>
    /// <returns>A = V diag(Values) Vᵀ. Eigenvectors are columns; no order.</returns>
    public static (BigFloat[] Values, BigMatrix Vectors) Decompose(BigMatrix matrix, BigMatrix? start = null)
    {
        BigMatrix vectors = start is null ? BigMatrix.Identity(matrix.Rows) : Orthonormalised(start);
        BigMatrix a = start is null ? matrix + new BigMatrix(matrix.Rows, matrix.Rows) : vectors.Transposed() * matrix * vectors;
        BigFloat scale = matrix.Norm();
        long negligible = scale.IsZero ? 0 : scale.Magnitude - BigFloat.Precision;
        for (bool rotated = true; rotated;)
        {
            rotated = false;
            for (int p = 0; p < a.Rows; p++)
            {
                for (int q = p + 1; q < a.Rows; q++)
                {
                    if (a[p, q].IsZero || a[p, q].Magnitude <= negligible)
                        continue;
                    rotated = true;
                    Rotate(a, vectors, p, q);
                }
            }
        }

        return ([.. Enumerable.Range(0, a.Rows).Select(i => a[i, i])], vectors);
    }

    private static void Rotate(BigMatrix a, BigMatrix vectors, int p, int q)
    {
        BigFloat theta = (a[q, q] - a[p, p]) / BigFloat.Scale(a[p, q], 1);
        BigFloat root = BigFloat.Sqrt((theta * theta) + 1);
        BigFloat tangent = theta.Sign < 0 ? 1 / (theta - root) : 1 / (theta + root);
        BigFloat cosine = 1 / BigFloat.Sqrt((tangent * tangent) + 1);
        BigFloat sine = tangent * cosine;
        BigFloat moved = tangent * a[p, q];
        a[p, p] -= moved;
        a[q, q] += moved;
        a[p, q] = a[q, p] = 0;
        for (int k = 0; k < a.Rows; k++)
        {
            if (k != p && k != q)
            {
                (a[k, p], a[k, q]) = Turn(a[k, p], a[k, q], cosine, sine);
                a[p, k] = a[k, p];
                a[q, k] = a[k, q];
            }

            (vectors[k, p], vectors[k, q]) = Turn(vectors[k, p], vectors[k, q], cosine, sine);
        }
    }

    private static (BigFloat X, BigFloat Y) Turn(BigFloat x, BigFloat y, BigFloat cosine, BigFloat sine) =>
        ((cosine * x) - (sine * y), (sine * x) + (cosine * y));

    /// <summary>Newton's iteration V(3I − VᵀV)/2; each step doubles the digits.</summary>
    private static BigMatrix Orthonormalised(BigMatrix v)
    {
        BigMatrix identity = BigMatrix.Identity(v.Columns);
        while (true)
        {
            BigMatrix defect = identity - (v.Transposed() * v);
            BigFloat size = defect.Norm();
            if (size.IsZero || size.Magnitude < 8 - BigFloat.Precision)
                return v;
            v += BigFloat.Scale(1, -1) * (v * defect);
        }
    }
}
