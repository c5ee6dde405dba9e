using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Networks;

/// <summary>A linear task in coordinates in which its inputs are white: with Σxx = LLᵀ, L = ½‖AL − S̃‖² + Floor, S̃ = SL⁻ᵀ.</summary>
/// <param name="Root">L, Ni×r with r the rank of Σxx, its columns orthogonal; null where Σxx = I and so L = I.</param>
/// <param name="S">S̃, No×r.</param>
internal sealed record WhitenedTask(Matrix? Root, Matrix S)
{
    /// <summary>r.</summary>
    public int Rank => S.Columns;

    public static WhitenedTask Of(Problem problem)
    {
        if (problem.InputCovariance is not { } covariance)
            return new(null, problem.S);
        int inputs = covariance.Rows, rank = 0;
        var axes = Svd.Of(covariance);
        double noise = 4 * 2.2e-16 * inputs * axes.Values[0];
        while (rank < inputs && axes.Values[rank] > noise)
            rank++;
        var root = new Matrix(inputs, rank);
        var s = new Matrix(problem.S.Rows, rank);
        for (int k = 0; k < rank; k++)
        {
            double deviation = Math.Sqrt(axes.Values[k]);
            ReadOnlySpan<double> axis = axes.Right.Row(k);
            for (int i = 0; i < inputs; i++)
                root[i, k] = deviation * axis[i];
            for (int o = 0; o < s.Rows; o++)
                s[o, k] = Vectors.Dot(problem.S.Row(o), axis) / deviation;
        }

        return new(root, s);
    }
}
