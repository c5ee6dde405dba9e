using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Tasks;

/// <summary>What a network is tested on: test error = ½‖f(X) − Y‖²/P + Floor.</summary>
/// <param name="Samples">Drawn, or, for a linear network and a known teacher, as many as give the expected error exactly.</param>
/// <param name="Floor">The part of the expected error that the noise of the targets makes, ≥ 0.</param>
/// <param name="OnlyLinear">Whether the samples stand for the whole distribution, which they do for linear networks alone.</param>
public sealed record TestSet(Samples Samples, double Floor, bool OnlyLinear)
{
    /// <summary>The expected error of a linear network on white inputs, exactly: Ni samples of Σxx = I, and the noise of the targets apart.</summary>
    /// <param name="teacher">No×Ni.</param>
    /// <param name="noise">Standard deviation of each target.</param>
    internal static TestSet Expected(Matrix teacher, double noise)
    {
        Matrix x = Matrix.Identity(teacher.Columns);
        foreach (ref double entry in x.Data.AsSpan())
            entry *= Math.Sqrt(teacher.Columns);
        return new(new(x, Matrix.Product(teacher, x)), 0.5 * teacher.Rows * noise * noise, OnlyLinear: true);
    }
}
