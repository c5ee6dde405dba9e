using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Tasks;

internal static class LowRank
{
    /// <summary>The task of the nearest S of that rank. Y loses the part of S that goes: Y − SX, and with it the floor, stay as they are.</summary>
    /// <param name="task">On whitened inputs.</param>
    public static LinearTask Truncate(LinearTask task, int rank)
    {
        Matrix s = Truncate(task.S, rank);
        if (task.Samples is not { } samples)
            return task with { S = s };
        var y = new Matrix(samples.Y.Rows, samples.Y.Columns, samples.Y.Data);
        for (int o = 0; o < s.Rows; o++)
        {
            for (int i = 0; i < s.Columns; i++)
                Vectors.AddScaled(y.Row(o), s[o, i] - task.S[o, i], samples.X.Row(i));
        }

        return task with { S = s, Samples = samples with { Y = y } };
    }

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
