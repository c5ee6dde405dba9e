using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Observables;

/// <summary>The best that a linear network can come to when some of its layers do not learn.</summary>
/// <remarks>
/// Frozen layers at the input let only the row space of W_k…W_1L through, those at the output only the column space of W_L…W_m, and whatever is between them no
/// higher rank than their product has: the best map is S̃ projected on both spaces and cut to the least of all these ranks and hidden widths.
/// </remarks>
internal static class FrozenReach
{
    /// <param name="s">S̃, No×r.</param>
    /// <returns>No×r.</returns>
    public static Matrix Of(Problem problem, Matrix s)
    {
        int layers = problem.Layers.Length, first = 0, last = layers;
        while (problem.Frozen.Contains(first))
            first++;
        while (problem.Frozen.Contains(last - 1))
            last--;
        Matrix reached = s;
        if (first > 0)
            reached = Matrix.Product(reached, Projector(Chain(problem, 0, first, WhitenedTask.Of(problem).Root ?? Matrix.Identity(s.Columns))));
        if (last < layers)
            reached = Matrix.Product(Projector(Chain(problem, last, layers, Matrix.Identity(problem.Layers[last].Columns)).Transposed()), reached);
        return LowRank.Truncate(reached, Rank(problem, first, last));
    }

    /// <summary>Of what lies between: the least hidden width, and the rank of every run of frozen layers.</summary>
    private static int Rank(Problem problem, int first, int last)
    {
        int rank = problem.Layers.SkipLast(1).Min(layer => layer.Rows);
        for (int layer = first; layer < last;)
        {
            int from = layer;
            while (problem.Frozen.Contains(layer))
                layer++;
            if (layer > from)
                rank = Math.Min(rank, Svd.Of(Chain(problem, from, layer, Matrix.Identity(problem.Layers[from].Columns))).Rank);
            else
                layer++;
        }

        return rank;
    }

    /// <summary>W_to … W_{from+1} times a matrix.</summary>
    private static Matrix Chain(Problem problem, int from, int to, Matrix right)
    {
        for (int layer = from; layer < to; layer++)
            right = Matrix.Product(problem.Layers[layer], right);
        return right;
    }

    /// <summary>On the row space of a matrix.</summary>
    private static Matrix Projector(Matrix matrix)
    {
        var svd = Svd.Of(matrix);
        var projector = new Matrix(matrix.Columns, matrix.Columns);
        for (int k = 0; k < svd.Rank; k++)
            projector.AddOuter(1, svd.Right.Row(k), svd.Right.Row(k));
        return projector;
    }
}
