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
        TargetPower = Vectors.Dot(S.Data, S.Data) + (2 * problem.Floor);
        Covariance = Matrix.Identity(S.Columns);
        if (problem.InputCovariance is { } covariance)
        {
            S = new(S.Rows, S.Columns, problem.S.Data);
            Covariance = new(S.Columns, S.Columns, covariance.Data);
        }

        if (problem.Samples is not { } samples)
            return;
        Matrix inputs = target.InputsInFrame(MeanOf(samples.X)), outputs = target.OutputsInFrame(MeanOf(samples.Y));
        S.AddOuter(-1, outputs.Data, inputs.Data);
        Covariance.AddOuter(-1, inputs.Data, inputs.Data);
        TargetPower -= Vectors.Dot(outputs.Data, outputs.Data);
    }

    /// <summary>(Y − ȳ)(X − x̄)ᵀ/P, No×Ni.</summary>
    public Matrix S { get; }

    /// <summary>(X − x̄)(X − x̄)ᵀ/P, Ni×Ni.</summary>
    public Matrix Covariance { get; }

    /// <summary>‖Y − ȳ‖²/P.</summary>
    public double TargetPower { get; }

    /// <summary>Of the columns.</summary>
    private static Matrix MeanOf(Matrix samples)
    {
        var mean = new Matrix(samples.Rows, 1);
        for (int i = 0; i < samples.Rows; i++)
        {
            foreach (double entry in samples.Row(i))
                mean[i, 0] += entry / samples.Columns;
        }

        return mean;
    }
}
