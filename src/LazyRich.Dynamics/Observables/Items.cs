using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Observables;

/// <summary>What a network of one run is shown and should answer, one item a column, in the frame of the states.</summary>
/// <remarks>
/// A task given by its moments alone has Ni items, X = √Ni·√Σxx, so that XXᵀ/P = Σxx, and Y = A*X with A*Σxx = S: X = √Ni·I and Y = SX where inputs are white.
/// </remarks>
internal sealed class Items
{
    public Items(Target target)
    {
        Samples samples = target.Problem.Samples ?? OfMoments(target.Problem);
        Inputs = target.InputsInFrame(samples.X);
        Targets = target.OutputsInFrame(samples.Y);
    }

    /// <summary>X, Ni×P.</summary>
    public Matrix Inputs { get; }

    /// <summary>Y, No×P.</summary>
    public Matrix Targets { get; }

    /// <summary>P.</summary>
    public int Count => Inputs.Columns;

    private static Samples OfMoments(Problem problem)
    {
        Matrix s = problem.S, axes = Matrix.Identity(s.Columns);
        WhitenedTask task = WhitenedTask.Of(problem);
        if (task.Root is { } root)
            axes = Directions(root);
        foreach (ref double entry in axes.Data.AsSpan())
            entry *= Math.Sqrt(s.Columns);
        return task.Root is null ? new(axes, Matrix.Product(s, axes)) : new(Matrix.Product(task.Root, axes), Matrix.Product(task.S, axes));
    }

    /// <summary>The columns of L over their lengths, r×Ni: the axes of Σxx = LLᵀ.</summary>
    private static Matrix Directions(Matrix root)
    {
        Matrix axes = root.Transposed();
        for (int k = 0; k < axes.Rows; k++)
        {
            Span<double> axis = axes.Row(k);
            double length = Math.Sqrt(Vectors.Dot(axis, axis));
            foreach (ref double entry in axis)
                entry /= length;
        }

        return axes;
    }
}
