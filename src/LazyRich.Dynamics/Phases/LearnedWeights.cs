using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;

namespace LazyRich.Dynamics.Phases;

/// <summary>λ-balanced weights of a given function (Theorem 5.2): from A = U diag(σ) Vᵀ, W2 = U S2 and W1 = S1 Vᵀ with S2² − S1² = λ and S2 S1 = σ.</summary>
/// <remarks>They are determined up to a rotation of the hidden units, which nothing observes. Where the hidden width is less than the rank, the leading σ are kept.</remarks>
internal static class LearnedWeights
{
    /// <param name="function">A, No×Ni.</param>
    /// <param name="share">Factor on σ, above 0.</param>
    /// <param name="lambda">One that the widths allow.</param>
    public static Weights Of(Architecture shape, double lambda, Matrix function, double share = 1)
    {
        Svd svd = Svd.Of(function);
        double[] sigma = svd.Values[..Math.Min(svd.Values.Length, shape.Hidden)];
        foreach (ref double value in sigma.AsSpan())
            value *= share;
        Matrix left = Rows(svd.Left, BalancedWeights.LeftCount(shape)), right = Rows(svd.Right, BalancedWeights.RightCount(shape));
        var hidden = new Matrix(Math.Max(left.Rows, right.Rows), shape.Hidden);
        for (int k = 0; k < hidden.Rows; k++)
            hidden[k, k] = 1;
        return BalancedWeights.Compose(shape, lambda, sigma, left, right, hidden);
    }

    /// <summary>The first singular vectors, completed where hidden units outnumber them.</summary>
    private static Matrix Rows(Matrix vectors, int count)
    {
        int given = Math.Min(vectors.Rows, count);
        var rows = new Matrix(count, vectors.Columns);
        vectors.Data.AsSpan(0, given * vectors.Columns).CopyTo(rows.Data);
        OrthonormalRows.Orthonormalise(rows, given);
        return rows;
    }
}
