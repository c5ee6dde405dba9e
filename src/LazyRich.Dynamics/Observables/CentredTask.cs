using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Observables;

/// <summary>The moments of a task whose inputs and targets have lost their mean over the samples, in the frame of the states.</summary>
internal sealed class CentredTask
{
    public CentredTask(Target target)
    {
        Problem problem = target.Problem;
        S = target.Task();
        Covariance = Matrix.Identity(S.Columns);
        TargetPower = Vectors.Dot(S.Data, S.Data) + (2 * problem.Floor);
    }

    /// <summary>(Y − ȳ)(X − x̄)ᵀ/P, No×Ni.</summary>
    public Matrix S { get; }

    /// <summary>(X − x̄)(X − x̄)ᵀ/P, Ni×Ni.</summary>
    public Matrix Covariance { get; }

    /// <summary>‖Y − ȳ‖²/P.</summary>
    public double TargetPower { get; }
}
