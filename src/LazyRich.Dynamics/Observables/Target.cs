using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Observables;

/// <summary>What one run's states are measured against.</summary>
/// <param name="Attainable">The best approximation of S that hidden widths and frozen layers allow, No×Ni; where inputs are not white of S̃ (<see cref="WhitenedTask"/>), No×r.
/// Of a network that is not linear all of it.</param>
/// <param name="Beyond">S less that, orthogonal to it; null where it is zero.</param>
/// <param name="Best">L*: the samples' floor and ½‖Beyond‖².</param>
/// <param name="Lambdas">The λ that balance is measured against, one for each pair of neighbouring layers.</param>
internal sealed record Target(Matrix Attainable, Matrix? Beyond, double Best, double[] Lambdas)
{
    /// <summary>The mean of <see cref="Lambdas"/>.</summary>
    public double Lambda => Balance.Mean(Lambdas);

    /// <summary>What was asked, in the frame of the weights.</summary>
    public required Problem Problem { get; init; }

    /// <summary>Rows are the axes of the frame in which states are given, No×No; null for the frame of the weights themselves.</summary>
    public Matrix? OutputAxes { get; init; }

    /// <summary>The same for inputs, Ni×Ni.</summary>
    public Matrix? InputAxes { get; init; }

    /// <summary>What came before, of a run with phases.</summary>
    public Lookback? Lookback { get; init; }

    /// <summary>In the frame of the weights; where inputs are not white, in coordinates in which they are.</summary>
    public static Target Of(Problem problem) => Plain(problem) with { Lookback = Lookback.Of(problem, null, null) };

    /// <param name="s">The task in the frame in which states will be given.</param>
    public static Target Of(Problem problem, Matrix s)
    {
        int hidden = problem.Layers.SkipLast(1).Min(layer => layer.Rows);
        double[] lambdas = Balance.Lambdas(problem.Layers);
        if (problem.IsTwoLayerWhite && !problem.Frozen.IsEmpty)
            return BesideFrozen(problem, lambdas);
        if (!problem.Frozen.IsEmpty)
            return BesideFrozen(problem, s, lambdas);
        if (hidden >= Math.Min(s.Rows, s.Columns))
            return new(s, null, problem.Floor, lambdas) { Problem = problem };
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

        return new(attainable, beyond, problem.Floor + (missed / 2), lambdas) { Problem = problem };
    }

    private static Target Plain(Problem problem) =>
        problem.IsTwoLayerWhite ? Of(problem, problem.S)
        : problem.Activation == Activation.Linear ? Of(problem, WhitenedTask.Of(problem).S)
        : new(WhitenedTask.Of(problem).S, null, 0, Balance.Lambdas(problem.Layers)) { Problem = problem };

    /// <returns>S in the frame of the states, No×Ni; where inputs are not white S̃, with columns of 0 for directions that Σxx does not have.</returns>
    public Matrix Task()
    {
        var task = new Matrix(Attainable.Rows, Problem.S.Columns);
        for (int o = 0; o < task.Rows; o++)
        {
            Attainable.Row(o).CopyTo(task.Row(o));
            if (Beyond is not null)
                Vectors.AddScaled(task.Row(o)[..Beyond.Columns], 1, Beyond.Row(o));
        }

        return task;
    }

    /// <returns>Columns that are inputs, Ni×any, in the frame of the states.</returns>
    public Matrix InputsInFrame(Matrix inputs) => InputAxes is null ? inputs : Matrix.Product(InputAxes, inputs);

    /// <returns>Columns that are outputs, No×any, in the frame of the states.</returns>
    public Matrix OutputsInFrame(Matrix outputs) => OutputAxes is null ? outputs : Matrix.Product(OutputAxes, outputs);

    /// <summary>The same of any linear network.</summary>
    private static Target BesideFrozen(Problem problem, Matrix s, double[] lambdas)
    {
        Matrix attainable = FrozenReach.Of(problem, s), beyond = s.Minus(attainable);
        return new(attainable, beyond, problem.Floor + (Vectors.Dot(beyond.Data, beyond.Data) / 2), lambdas) { Problem = problem };
    }

    /// <summary>Of S only what a frozen layer lets through can be learned: the part in the row space of W1, or in the column space of W2.</summary>
    private static Target BesideFrozen(Problem problem, double[] lambdas)
    {
        bool first = problem.Frozen.Contains(0);
        Matrix wanted = first ? problem.S : problem.S.Transposed();
        Svd svd = Svd.Of(first ? problem.W1 : problem.W2.Transposed());
        var attainable = new Matrix(wanted.Rows, wanted.Columns, wanted.Data);
        var beyond = new Matrix(wanted.Rows, wanted.Columns, wanted.Data);
        bool all = svd.Rank == wanted.Columns;
        for (int i = 0; i < wanted.Rows && !all; i++)
        {
            for (int k = 0; k < svd.Rank; k++)
                Vectors.AddScaled(beyond.Row(i), -Vectors.Dot(beyond.Row(i), svd.Right.Row(k)), svd.Right.Row(k));
            Vectors.AddScaled(attainable.Row(i), -1, beyond.Row(i));
        }

        double missed = all ? 0 : Vectors.Dot(beyond.Data, beyond.Data);
        return new(Turned(attainable), all ? null : Turned(beyond), problem.Floor + (missed / 2), lambdas) { Problem = problem };

        Matrix Turned(Matrix matrix) => first ? matrix : matrix.Transposed();
    }
}
