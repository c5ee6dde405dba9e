using LazyRich.Dynamics.Algebra;

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

    /// <inheritdoc cref="Problem.Test"/>
    public TestSet? Test { get; init; }
}
