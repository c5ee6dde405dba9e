namespace LazyRich.Dynamics.Tests.ManyDigits;

internal static class Cholesky
{
    /// <summary>Lower L with LLᵀ = A; null where elimination leaves a pivot with fewer than <paramref name="guard"/> bits of its own.</summary>
    public static BigMatrix? Factor(BigMatrix a, int guard)
    {
        BigMatrix lower = new(a.Rows, a.Rows);
        for (int j = 0; j < a.Rows; j++)
        {
            for (int i = j; i < a.Rows; i++)
            {
                BigFloat rest = a[i, j];
                for (int k = 0; k < j; k++)
                    rest -= lower[i, k] * lower[j, k];
                if (i > j)
                    lower[i, j] = rest / lower[j, j];
                else if (rest.Sign <= 0 || rest.Magnitude < a[j, j].Magnitude - BigFloat.Precision + guard)
                    return null;
                else
                    lower[j, j] = BigFloat.Sqrt(rest);
            }
        }

        return lower;
    }

    /// <summary>L⁻¹B.</summary>
    public static BigMatrix SolveLower(BigMatrix lower, BigMatrix b)
    {
        BigMatrix x = new(b.Rows, b.Columns);
        for (int j = 0; j < b.Columns; j++)
        {
            for (int i = 0; i < b.Rows; i++)
            {
                BigFloat rest = b[i, j];
                for (int k = 0; k < i; k++)
                    rest -= lower[i, k] * x[k, j];
                x[i, j] = rest / lower[i, i];
            }
        }

        return x;
    }
}
