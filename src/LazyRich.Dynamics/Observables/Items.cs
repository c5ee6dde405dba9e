using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Observables;

/// <summary>What a network of one run is shown and should answer, one item a column, in the frame of the states.</summary>
/// <remarks>A task given by its moments alone has as items its Ni inputs, X = √Ni·I, so that XXᵀ/P = I, and Y = SX.</remarks>
internal sealed class Items
{
    public Items(Target target)
    {
        Problem problem = target.Problem;
        Matrix inputs = Matrix.Identity(problem.S.Columns);
        foreach (ref double entry in inputs.Data.AsSpan())
            entry *= Math.Sqrt(inputs.Columns);
        Inputs = target.InputsInFrame(inputs);
        Targets = target.OutputsInFrame(Matrix.Product(problem.S, inputs));
    }

    /// <summary>X, Ni×P.</summary>
    public Matrix Inputs { get; }

    /// <summary>Y, No×P.</summary>
    public Matrix Targets { get; }

    /// <summary>P.</summary>
    public int Count => Inputs.Columns;
}
