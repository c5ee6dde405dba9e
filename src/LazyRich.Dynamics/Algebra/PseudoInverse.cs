namespace LazyRich.Dynamics.Algebra;

/// <summary>X⁺ = V diag(1/σ) Uᵀ over the singular values that are more than rounding.</summary>
internal static class PseudoInverse
{
    /// <returns>n×m of an m×n matrix.</returns>
    public static Matrix Of(Matrix x)
    {
        Svd svd = Svd.Of(x);
        var inverse = new Matrix(x.Columns, x.Rows);
        double noise = 2.2e-16 * Math.Max(x.Rows, x.Columns) * svd.Values[0];
        for (int k = 0; k < svd.Values.Length && svd.Values[k] > noise; k++)
            inverse.AddOuter(1 / svd.Values[k], svd.Right.Row(k), svd.Left.Row(k));
        return inverse;
    }
}
