using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Observables;

/// <summary>What a network of one run is shown and should answer, one item a column, in the frame of the states.</summary>
/// <remarks>A task given by its moments alone has as items its Ni inputs, X = √Ni·I, so that XXᵀ/P = I, and Y = SX.</remarks>
internal sealed class Items
{
    public Items(Target target)
    {
        Samples samples = target.Problem.Samples ?? OfMoments(target.Problem.S);
        Inputs = target.InputsInFrame(samples.X);
        Targets = target.OutputsInFrame(samples.Y);
    }

    /// <summary>X, Ni×P.</summary>
    public Matrix Inputs { get; }

    /// <summary>Y, No×P.</summary>
    public Matrix Targets { get; }

    /// <summary>P.</summary>
    public int Count => Inputs.Columns;

    private static Samples OfMoments(Matrix s)
    {
        Matrix inputs = Matrix.Identity(s.Columns);
        foreach (ref double entry in inputs.Data.AsSpan())
            entry *= Math.Sqrt(inputs.Columns);
        return new(inputs, Matrix.Product(s, inputs));
    }
}
