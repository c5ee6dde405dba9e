namespace LazyRich.Dynamics.Algebra;

/// <summary>A = LLᵀ of a symmetric positive definite matrix.</summary>
internal static class Cholesky
{
    /// <summary>Puts L on and below the diagonal of <paramref name="a"/>; NaN where it is not positive definite.</summary>
    public static void Factor(Matrix a)
    {
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < i; j++)
                a[i, j] = (a[i, j] - Vectors.Dot(a.Row(i)[..j], a.Row(j)[..j])) / a[j, j];
            a[i, i] = Math.Sqrt(a[i, i] - Vectors.Dot(a.Row(i)[..i], a.Row(i)[..i]));
        }
    }

    /// <summary>Turns b into L⁻¹b.</summary>
    public static void SolveLower(Matrix l, Span<double> b)
    {
        for (int i = 0; i < b.Length; i++)
            b[i] = (b[i] - Vectors.Dot(l.Row(i)[..i], b[..i])) / l[i, i];
    }
}
