using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tasks;

/// <summary>A task as its kind makes it, before there is a network.</summary>
/// <param name="S">Σyx, No×Ni.</param>
/// <param name="Floor">½‖Y − A*X‖²/P, what no linear map can remove; 0 when S is given directly.</param>
internal readonly record struct LinearTask(Matrix S, double Floor)
{
    /// <inheritdoc cref="Problem.InputCovariance"/>
    public Matrix? InputCovariance { get; init; }

    /// <inheritdoc cref="Problem.Samples"/>
    public Samples? Samples { get; init; }

    /// <summary>The linear map that the targets are made by, No×Ni, before noise; null where there is none, or it is S itself.</summary>
    public Matrix? Teacher { get; init; }

    /// <inheritdoc cref="Problem.Test"/>
    public TestSet? Test { get; init; }

    /// <summary>The task of the opposite function: S and all targets with the other sign.</summary>
    public LinearTask Negated() => this with
    {
        S = Negated(S),
        Teacher = Teacher is null ? null : Negated(Teacher),
        Samples = Samples is null ? null : Samples with { Y = Negated(Samples.Y) },
        Test = Test is null ? null : Test with { Samples = Test.Samples with { Y = Negated(Test.Samples.Y) } },
    };

    /// <summary>The same network with this task in place of its own.</summary>
    public Problem PutInto(Problem problem) => problem with
    {
        S = S,
        Floor = Floor,
        InputCovariance = InputCovariance,
        Samples = Samples,
        Test = Test is { OnlyLinear: true } && problem.Activation != Activation.Linear ? null : Test,
    };

    private static Matrix Negated(Matrix matrix)
    {
        var negated = new Matrix(matrix.Rows, matrix.Columns);
        Vectors.AddScaled(negated.Data, -1, matrix.Data);
        return negated;
    }
}
