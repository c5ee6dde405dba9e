using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Observables;

/// <summary>What one run's states are measured against.</summary>
/// <param name="Attainable">The best approximation of S that the hidden width allows, No×Ni.</param>
/// <param name="Beyond">S less that, orthogonal to it; null where it is zero.</param>
/// <param name="Best">L*: the samples' floor and ½‖Beyond‖².</param>
/// <param name="Lambda">The λ that balance is measured against.</param>
internal sealed record Target(Matrix Attainable, Matrix? Beyond, double Best, double Lambda)
{
    /// <summary>Rows are the axes of the frame in which states are given, No×No; null for the frame of the weights themselves.</summary>
    public Matrix? OutputAxes { get; init; }

    /// <summary>The same for inputs, Ni×Ni.</summary>
    public Matrix? InputAxes { get; init; }

    public static Target Of(Problem problem) => Of(problem, problem.S);

    /// <param name="s">The task in the frame in which states will be given.</param>
    public static Target Of(Problem problem, Matrix s)
    {
        int hidden = problem.W1.Rows;
        double lambda = MeasureLambda(problem);
        if (hidden >= Math.Min(s.Rows, s.Columns))
            return new(s, null, problem.Floor, lambda);
        Svd svd = Svd.Of(s);
        var attainable = new Matrix(s.Rows, s.Columns);
        var beyond = new Matrix(s.Rows, s.Columns);
        double missed = 0;
        for (int k = 0; k < svd.Values.Length; k++)
        {
            Matrix part = k < hidden ? attainable : beyond;
            missed += k < hidden ? 0 : svd.Values[k] * svd.Values[k];
            for (int i = 0; i < s.Rows; i++)
                Vectors.AddScaled(part.Row(i), svd.Values[k] * svd.Left[k, i], svd.Right.Row(k));
        }

        return new(attainable, beyond, problem.Floor + (missed / 2), lambda);
    }

    /// <summary>tr(W2ᵀW2 − W1W1ᵀ)/Nh.</summary>
    private static double MeasureLambda(Problem problem) =>
        (Vectors.Dot(problem.W2.Data, problem.W2.Data) - Vectors.Dot(problem.W1.Data, problem.W1.Data)) / problem.W1.Rows;
}
