using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Tasks;

internal static class LowRank
{
    /// <summary>The nearest matrix of that rank: the leading singular values, the rest 0.</summary>
    public static Matrix Truncate(Matrix s, int rank)
    {
        if (rank >= Math.Min(s.Rows, s.Columns))
            return s;
        Svd svd = Svd.Of(s);
        var truncated = new Matrix(s.Rows, s.Columns);
        for (int k = 0; k < rank; k++)
            truncated.AddOuter(svd.Values[k], svd.Left.Row(k), svd.Right.Row(k));
        return truncated;
    }
}
